import { createHash } from 'node:crypto';
import type { Person } from '@ringi/shared-types';
import type { Context } from 'hono';
import { CLIENT_ID } from './authorize-request.js';
import type { Kept } from './kept.js';
import type { SigningKey } from './signing-key.js';
import { makeTokens, type Grant } from './tokens.js';

export interface IssuedCode {
  readonly redirectUri: string;
  readonly challenge: string;
  readonly grant: Grant;
}

export interface TokenEndpointOptions {
  readonly key: SigningKey;
  readonly url: string;
  readonly people: readonly Person[];
  readonly codes: Kept<IssuedCode>;
  readonly refreshes: Kept<Grant>;
}

/**
 * The token endpoint: authorization_code, refresh_token (each good once), and for the command line `password` with a
 * person's id as username and no password. The last is refused to web pages, which cannot leave out the header Origin.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5
 */
export function tokenEndpoint({ key, url, people, codes, refreshes }: TokenEndpointOptions) {
  return async (c: Context): Promise<Response> => {
    const form = new URLSearchParams(await c.req.text());
    const refuse = (error: string, description: string) =>
      c.json({ error, error_description: description }, 400, { 'cache-control': 'no-store' });
    const answer = async (grant: Grant) =>
      c.json({ ...(await makeTokens(key, url, grant)), refresh_token: refreshes.put(grant) }, 200, {
        'cache-control': 'no-store',
      });
    const type = form.get('grant_type');

    if (type === 'password') {
      if (c.req.header('origin') !== undefined || c.req.header('sec-fetch-site') !== undefined) {
        return refuse('unauthorized_client', 'Pages sign in by /authorize.');
      }
      const id = form.get('username') ?? '';
      const person = people.find((one) => one.id === id);
      if (!person) {
        const known = people.map((one) => one.id).join(', ');
        return refuse('invalid_grant', `Nobody here has the id '${id}'. People: ${known}.`);
      }
      return answer({
        person,
        scope: 'openid profile',
        nonce: undefined,
        authTime: Math.floor(Date.now() / 1000),
      });
    }
    if (form.get('client_id') !== CLIENT_ID)
      return refuse('invalid_client', `client_id must be ${CLIENT_ID}`);
    if (type === 'refresh_token') {
      const grant = refreshes.take(form.get('refresh_token') ?? undefined);
      // The nonce belongs to the sign-in, not to what is renewed later.
      return grant ? answer({ ...grant, nonce: undefined }) : refuse('invalid_grant', 'sign in again');
    }
    if (type !== 'authorization_code') return refuse('unsupported_grant_type', `not '${String(type)}'`);
    const issued = codes.take(form.get('code') ?? undefined);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!issued || issued.redirectUri !== form.get('redirect_uri') || issued.challenge !== challenge) {
      return refuse('invalid_grant', 'the code is not good, or not with this redirect_uri and code_verifier');
    }
    return answer(issued.grant);
  };
}
