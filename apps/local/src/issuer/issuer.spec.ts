import { createHash, randomBytes } from 'node:crypto';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import type { Hono } from 'hono';
import { LAPTOP_PEOPLE } from '@ringi/infra';
import { issuerApp } from './issuer.js';

const ORIGIN = 'http://127.0.0.1:4200';
const URL_ = `${ORIGIN}/issuer`;
const BACK = `${ORIGIN}/auth/callback`;

describe('the laptop’s issuer', () => {
  let app: Hono;
  beforeAll(async () => {
    app = await issuerApp({ url: URL_, people: LAPTOP_PEOPLE });
  });

  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const parameters = {
    client_id: 'ringi-dashboard',
    redirect_uri: BACK,
    response_type: 'code',
    scope: 'openid profile',
    state: 'st&te',
    nonce: 'n1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
  const authorize = (more: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    app.request(`/authorize?${new URLSearchParams({ ...parameters, ...more }).toString()}`, { headers });
  const choose = (person: string) =>
    app.request(`/authorize?${new URLSearchParams(parameters).toString()}`, {
      method: 'POST',
      body: new URLSearchParams({ person }),
    });
  const token = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request('/token', { method: 'POST', body: new URLSearchParams(form), headers });
  const exchange = (code: string, more: Record<string, string> = {}) =>
    token({
      grant_type: 'authorization_code',
      client_id: 'ringi-dashboard',
      redirect_uri: BACK,
      code,
      code_verifier: verifier,
      ...more,
    });
  const back = (response: Response) => new URL(String(response.headers.get('location'))).searchParams;
  const codeFor = async (person: string) => String(back(await choose(person)).get('code'));
  const claims = async (jwt: string, audience: string) => {
    const keys = (await (await app.request('/jwks')).json()) as JSONWebKeySet;
    return (await jwtVerify(jwt, createLocalJWKSet(keys), { issuer: URL_, audience })).payload;
  };

  it('publishes no private key', async () => {
    const { keys } = (await (await app.request('/jwks')).json()) as JSONWebKeySet;
    expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'e', 'kid', 'kty', 'n', 'use']]);
  });

  it('shows every person in two languages, and nothing of the query unescaped', async () => {
    const page = await (await authorize({ state: '"><script>' })).text();
    for (const { name } of LAPTOP_PEOPLE) {
      expect(page).toContain(name.en);
      expect(page).toContain(name.ja);
    }
    expect(page).not.toContain('<script');
  });

  it('signs the chosen person in: code, then tokens for the API and for the page', async () => {
    const chosen = await choose('suzuki');
    expect(chosen.status).toBe(303);
    expect(back(chosen).get('state')).toBe('st&te');
    const answer = (await (await exchange(String(back(chosen).get('code')))).json()) as Record<
      string,
      string
    >;
    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: 900 });
    expect(await claims(String(answer['access_token']), 'ringi')).toMatchObject({
      sub: 'suzuki',
      name: 'Ichiro Suzuki',
      'name#ja': '鈴木 一郎',
      ringi_roles: 'requester approver',
    });
    expect(await claims(String(answer['id_token']), 'ringi-dashboard')).toMatchObject({
      sub: 'suzuki',
      nonce: 'n1',
    });
  });

  it('takes a code once, with the verifier and the address it was made for', async () => {
    const wrongs: Record<string, string>[] = [
      { code_verifier: 'x'.repeat(43) },
      { redirect_uri: `${ORIGIN}/other` },
    ];
    for (const wrong of wrongs) {
      expect((await exchange(await codeFor('sato'), wrong)).status).toBe(400);
    }
    const code = await codeFor('sato');
    expect((await exchange(code)).status).toBe(200);
    expect(await (await exchange(code)).json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('renews with a refresh token, once', async () => {
    const { refresh_token } = (await (await exchange(await codeFor('sato'))).json()) as Record<
      string,
      string
    >;
    const renew = () =>
      token({
        grant_type: 'refresh_token',
        client_id: 'ringi-dashboard',
        refresh_token: String(refresh_token),
      });
    const { access_token } = (await (await renew()).json()) as Record<string, string>;
    expect(await claims(String(access_token), 'ringi')).toMatchObject({ sub: 'sato' });
    expect((await renew()).status).toBe(400);
  });

  it('remembers who was chosen until they sign out', async () => {
    const cookie = String((await choose('ito')).headers.get('set-cookie')).split(';')[0] ?? '';
    const silent = (headers = { cookie }) => authorize({ prompt: 'none' }, headers);
    expect(back(await silent()).get('code')).toBeTruthy();
    expect((await authorize({ prompt: 'login' }, { cookie })).status).toBe(200);
    const out = await app.request(`/logout?post_logout_redirect_uri=${ORIGIN}/`, { headers: { cookie } });
    expect(out.headers.get('location')).toBe(`${ORIGIN}/`);
    expect(back(await silent()).get('error')).toBe('login_required');
    expect(back(await silent({ cookie: '' })).get('state')).toBe('st&te');
  });

  it.each([
    ['another client', { client_id: 'other' }],
    ['an address elsewhere', { redirect_uri: 'http://127.0.0.1:4200.evil.example/' }],
    ['a script for an address', { redirect_uri: 'javascript:alert(1)' }],
  ])('sends nobody to the address of %s', async (_what, more) => {
    const response = await authorize(more);
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });

  it.each([
    ['no PKCE', { code_challenge: '' }, 'invalid_request'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['the implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
    ['no openid', { scope: 'profile' }, 'invalid_scope'],
  ])('tells the page of %s', async (_what, more, error) => {
    expect(back(await authorize(more)).get('error')).toBe(error);
  });

  it('gives the command line a token by name, and web pages none', async () => {
    const form = { grant_type: 'password', username: 'tanaka' };
    const { access_token } = (await (await token(form)).json()) as Record<string, string>;
    expect(await claims(String(access_token), 'ringi')).toMatchObject({ sub: 'tanaka' });
    expect((await token(form, { origin: 'http://localhost:3000' })).status).toBe(400);
    expect(await (await token({ ...form, username: 'nobody' })).json()).toMatchObject({
      error_description: expect.stringContaining('People: sato'),
    });
  });
});
