/** How an API answers browsers of other origins. */
export interface CorsConfiguration {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  /** Seconds. */
  readonly maxAge: number | undefined;
}

/** A Lambda behind routes, with payload format 2.0. */
export interface Integration {
  readonly functionArn: string;
  readonly timeoutMilliseconds: number;
}

/** Verifies JSON web tokens of one issuer. */
export interface JwtAuthorizer {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** Where the token is, in order. */
  readonly sources: readonly IdentitySource[];
}

export interface IdentitySource {
  readonly in: 'header' | 'querystring';
  readonly name: string;
}

export interface Route {
  /** `$default`, or method and path: `GET /things/{id}`, `ANY /{proxy+}`. */
  readonly key: string;
  readonly integrationId: string;
  readonly authorizerId: string | undefined;
  /** One of them must be in the token's scope; none: any token will do. */
  readonly scopes: readonly string[];
}

export interface Stage {
  readonly variables: Readonly<Record<string, string>>;
  readonly accessLog: { readonly group: string; readonly format: string } | undefined;
}

/** One HTTP API. Parts are found by their ids when a request comes, so the order of creation does not matter. */
export interface HttpApi {
  readonly id: string;
  readonly name: string;
  readonly cors: CorsConfiguration | undefined;
  /** `$default` is the only one that can be. */
  readonly stages: Map<string, Stage>;
  readonly routes: Map<string, Route>;
  readonly integrations: Map<string, Integration>;
  readonly authorizers: Map<string, JwtAuthorizer>;
}
