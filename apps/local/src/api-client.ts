import { randomUUID } from 'node:crypto';
import type { Endpoints } from './endpoints.js';
import { tokenFor } from './token-for.js';

/** @throws Error saying what the API refused. */
export type Client = <T>(method: string, path: string, body?: unknown) => Promise<T>;

/** The API for one person. */
export async function clientOf({ api, issuer }: Endpoints, person: string): Promise<Client> {
  const token = await tokenFor(issuer, person);
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(api + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = await response.text();
    if (response.ok) return JSON.parse(answer) as T;
    throw new Error(`${method} ${path} as ${person}: ${response.status} ${answer.slice(0, 500)}`);
  };
}
