import type { Person } from '@ringi/shared-types';
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { readAuthorizeRequest, redirectTo, type AuthorizeRequest } from './authorize-request.js';
import { Kept } from './kept.js';
import { PICKER_STYLE, pickerPage, refusedPage } from './picker-page.js';
import { signingKey } from './signing-key.js';
import { tokenEndpoint, type IssuedCode } from './token-endpoint.js';
import type { Grant } from './tokens.js';

const SESSION_COOKIE = 'ringi_session';
const SESSION_MILLISECONDS = 12 * 3_600_000;
const CODE_MILLISECONDS = 60_000;

export interface IssuerOptions {
  /** Its URL: `http://127.0.0.1:<port>/issuer`. Its routes are below the path. */
  readonly url: string;
  readonly people: readonly Person[];
}

/**
 * A small OpenID provider for one laptop: authorization code with PKCE, refresh tokens, sessions, logout. It believes
 * whoever says who they are. The dashboard signs in here as it does at Cognito.
 */
export async function issuerApp({ url, people }: IssuerOptions): Promise<Hono> {
  const key = await signingKey();
  const { origin, pathname } = new URL(url);
  const codes = new Kept<IssuedCode>(CODE_MILLISECONDS);
  const refreshes = new Kept<Grant>(SESSION_MILLISECONDS);
  const sessions = new Kept<{ readonly person: Person; readonly authTime: number }>(SESSION_MILLISECONDS);
  const isOwnPage = (uri: string): boolean => uri.startsWith(`${origin}/`);
  const withCode = (request: AuthorizeRequest, person: Person, authTime: number): string => {
    const { redirectUri, challenge, scope, nonce, state } = request;
    const code = codes.put({ redirectUri, challenge, grant: { person, scope, nonce, authTime } });
    return redirectTo(redirectUri, { code, state });
  };

  const app = new Hono();
  app.get('/.well-known/openid-configuration', (c) =>
    c.json({
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/jwks`,
      end_session_endpoint: `${url}/logout`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token', 'password'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid', 'profile', 'email'],
      token_endpoint_auth_methods_supported: ['none'],
      code_challenge_methods_supported: ['S256'],
    }),
  );
  app.get('/jwks', (c) => c.json(key.jwks));
  app.get('/style.css', (c) => c.body(PICKER_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));

  app.get('/authorize', (c) => {
    const query = new URL(c.req.url).searchParams;
    const read = readAuthorizeRequest(query, isOwnPage);
    if ('refused' in read) return c.html(refusedPage(read.refused), 400);
    if ('redirect' in read) return c.redirect(read.redirect);
    const { request } = read;
    const session = sessions.get(getCookie(c, SESSION_COOKIE));
    const asks = request.prompt.some((prompt) => prompt === 'login' || prompt === 'select_account');
    if (session && !asks) return c.redirect(withCode(request, session.person, session.authTime));
    if (request.prompt.includes('none')) {
      return c.redirect(redirectTo(request.redirectUri, { error: 'login_required', state: request.state }));
    }
    return c.html(pickerPage(people, query.toString()));
  });

  app.post('/authorize', async (c) => {
    const read = readAuthorizeRequest(new URL(c.req.url).searchParams, isOwnPage);
    const { person: id } = await c.req.parseBody();
    const person = people.find((one) => one.id === id);
    if (!('request' in read) || !person) return c.html(refusedPage('Nobody was chosen.'), 400);
    const authTime = Math.floor(Date.now() / 1000);
    setCookie(c, SESSION_COOKIE, sessions.put({ person, authTime }), {
      path: pathname,
      httpOnly: true,
      sameSite: 'Lax',
    });
    return c.redirect(withCode(read.request, person, authTime), 303);
  });

  app.post('/token', tokenEndpoint({ key, url, people, codes, refreshes }));

  app.on(['GET', 'POST'], '/logout', (c) => {
    sessions.take(getCookie(c, SESSION_COOKIE));
    deleteCookie(c, SESSION_COOKIE, { path: pathname });
    const query = new URL(c.req.url).searchParams;
    const back = query.get('post_logout_redirect_uri') ?? `${origin}/`;
    if (!isOwnPage(back))
      return c.html(refusedPage('post_logout_redirect_uri is no page of the dashboard.'), 400);
    return c.redirect(redirectTo(back, { state: query.get('state') ?? undefined }));
  });
  return app;
}
