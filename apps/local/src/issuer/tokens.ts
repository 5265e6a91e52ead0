import { randomUUID } from 'node:crypto';
import type { Person } from '@ringi/shared-types';
import { CLIENT_ID } from './authorize-request.js';
import type { SigningKey } from './signing-key.js';

/** Whom access tokens are for: the API. */
export const AUDIENCE = 'ringi';
const LIFETIME_SECONDS = 15 * 60;

export interface Grant {
  readonly person: Person;
  readonly scope: string;
  readonly nonce: string | undefined;
  /** Epoch seconds: when the person was chosen. */
  readonly authTime: number;
}

export interface TokenAnswer {
  readonly access_token: string;
  readonly id_token: string;
  readonly token_type: 'Bearer';
  /** Seconds. */
  readonly expires_in: number;
  readonly scope: string;
}

/**
 * Tokens for a person. `ringi_roles` are words in one text, like a scope: what API Gateway makes of lists is not
 * documented. `name` is in English, `name#ja` in Japanese (OpenID Connect Core 5.2).
 */
export async function makeTokens(key: SigningKey, issuer: string, grant: Grant): Promise<TokenAnswer> {
  const { person, scope, nonce, authTime } = grant;
  const iat = Math.floor(Date.now() / 1000);
  const common = {
    iss: issuer,
    sub: person.id,
    iat,
    exp: iat + LIFETIME_SECONDS,
    auth_time: authTime,
    name: person.name.en,
    'name#ja': person.name.ja,
    email: person.email,
    ringi_roles: person.roles.join(' '),
  };
  const [access_token, id_token] = await Promise.all([
    key.sign({
      ...common,
      aud: AUDIENCE,
      client_id: CLIENT_ID,
      scope,
      token_use: 'access',
      jti: randomUUID(),
    }),
    key.sign({ ...common, aud: CLIENT_ID, token_use: 'id', ...(nonce !== undefined && { nonce }) }),
  ]);
  return { access_token, id_token, token_type: 'Bearer', expires_in: LIFETIME_SECONDS, scope };
}
