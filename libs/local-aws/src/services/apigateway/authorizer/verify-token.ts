import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import type { JwtAuthorizer } from '../api.js';
import { isOnThisMachine } from './this-machine.js';

/** The token is not taken; the message is what `WWW-Authenticate` tells. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/** "Currently API Gateway supports only RSA-based algorithms." */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** "The public key is cached for two hours." */
const CACHE_MILLISECONDS = 2 * 3_600_000;

/** Keys of issuers, found by OpenID Connect discovery and kept. */
export class IssuerKeys {
  readonly #keys = new Map<string, Promise<JWTVerifyGetKey>>();

  /** @throws Error when the issuer does not answer, or names keys elsewhere. */
  of(issuer: string): Promise<JWTVerifyGetKey> {
    const found = this.#keys.get(issuer) ?? discover(issuer);
    this.#keys.set(issuer, found);
    // A failure is not kept: the issuer may start later than the API.
    found.catch(() => this.#keys.delete(issuer));
    return found;
  }
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const { createRemoteJWKSet } = await jose();
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5000),
  });
  const { jwks_uri: address } = (await response.json()) as { jwks_uri?: unknown };
  if (typeof address !== 'string' || !isOnThisMachine(address)) {
    throw new Error(`${issuer} names no jwks_uri on this machine.`);
  }
  return createRemoteJWKSet(new URL(address), { cacheMaxAge: CACHE_MILLISECONDS });
}

/** Loaded with the first token: most emulators never see one. */
const jose = () => import('jose');

/**
 * Verifies a token as a JWT authorizer does, in real time: tokens are made by issuers that know no other clock.
 * @returns its claims.
 * @throws TokenRefused
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export async function verifyToken(
  keys: IssuerKeys,
  authorizer: JwtAuthorizer,
  token: string,
): Promise<JWTPayload> {
  const { jwtVerify, errors } = await jose();
  const { issuer, audience } = authorizer;
  let payload: JWTPayload;
  try {
    const options = { issuer, algorithms: ALGORITHMS, requiredClaims: ['exp'] };
    ({ payload } = await jwtVerify(token, await keys.of(issuer), options));
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new TokenRefused('the token has expired', { cause: error });
    throw new TokenRefused('the token is not valid', { cause: error });
  }
  if (payload.iat !== undefined && payload.iat > Date.now() / 1000) {
    throw new TokenRefused('the token was issued in the future');
  }
  // "API Gateway validates client_id only if aud is not present."
  const meant = payload.aud === undefined ? [payload['client_id']] : [payload.aud].flat();
  if (!meant.some((name) => audience.includes(String(name)))) {
    throw new TokenRefused('the token does not have a valid audience');
  }
  return payload;
}

/** The scopes of a token: `scope` or `scp`, a list or words. */
export const scopesOf = ({ scope, scp }: JWTPayload): readonly string[] =>
  [scope ?? scp ?? []].flat().flatMap((item) => String(item).split(' ').filter(Boolean));

/**
 * Claims as a function sees them: all of them text, lists as `[a b]`.
 * What an object becomes is not documented; JSON is our choice.
 */
export const claimsAsText = (claims: JWTPayload): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? `[${value.join(' ')}]`
        : typeof value === 'object' && value !== null
          ? JSON.stringify(value)
          : String(value),
    ]),
  );
