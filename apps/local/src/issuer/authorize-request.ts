/** The one client: the dashboard, which can keep no secret. */
export const CLIENT_ID = 'ringi-dashboard';

/** A request to sign somebody in, checked. */
export interface AuthorizeRequest {
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly scope: string;
  readonly challenge: string;
  readonly prompt: readonly string[];
}

/** What to do with a request: go on, tell the client by a redirect, or tell the person (the client is not known). */
export type ReadAuthorizeRequest =
  { readonly request: AuthorizeRequest } | { readonly redirect: string } | { readonly refused: string };

/**
 * Reads the parameters of the authorization endpoint.
 * @param isOwnPage whether an address is of the client's pages.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest https://www.rfc-editor.org/rfc/rfc7636
 */
export function readAuthorizeRequest(
  query: URLSearchParams,
  isOwnPage: (uri: string) => boolean,
): ReadAuthorizeRequest {
  const redirectUri = query.get('redirect_uri') ?? '';
  if (query.get('client_id') !== CLIENT_ID) return { refused: `client_id must be ${CLIENT_ID}.` };
  if (!isOwnPage(redirectUri))
    return { refused: `redirect_uri '${redirectUri}' is no page of the dashboard.` };
  const state = query.get('state') ?? undefined;
  const scope = query.get('scope') ?? '';
  const challenge = query.get('code_challenge') ?? '';
  const wrong = (error: string, description: string) => ({
    redirect: redirectTo(redirectUri, { error, error_description: description, state }),
  });
  if (query.get('response_type') !== 'code') {
    return wrong('unsupported_response_type', 'response_type must be code');
  }
  if (!scope.split(' ').includes('openid')) return wrong('invalid_scope', 'scope must contain openid');
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge)) {
    return wrong('invalid_request', 'PKCE is needed: code_challenge with code_challenge_method=S256');
  }
  const prompt = (query.get('prompt') ?? '').split(' ').filter(Boolean);
  const nonce = query.get('nonce') ?? undefined;
  return { request: { redirectUri, state, nonce, scope, challenge, prompt } };
}

/** The client's page with an answer in its query. */
export function redirectTo(uri: string, answer: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(answer))
    if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}
