import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

export interface TestIssuer {
  readonly url: string;
  /** How often the keys were asked for. */
  readonly asked: () => number;
  /** A token of this issuer; `claims` replace the usual ones, undefined removes one. */
  token(claims?: JWTPayload, options?: { readonly foreignKey?: boolean }): Promise<string>;
  close(): Promise<void>;
}

/** A token issuer with discovery and one RSA key. */
export async function testIssuer(): Promise<TestIssuer> {
  const own = await generateKeyPair('RS256');
  const foreign = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  let asked = 0;
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/.well-known/openid-configuration') {
      response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/jwks` }));
    } else {
      asked += 1;
      response.end(JSON.stringify({ keys: [jwk] }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked: () => asked,
    token: (claims = {}, { foreignKey = false } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: url, aud: 'things', sub: 'sato', iat: now - 1, exp: now + 60 };
      return new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .sign((foreignKey ? foreign : own).privateKey);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
