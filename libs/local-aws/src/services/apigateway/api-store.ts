import { randomBytes } from 'node:crypto';
import { ServiceError } from '../../core/errors.js';
import type { HttpApi } from './api.js';

/** State of API Gateway. */
export class ApiStore {
  readonly #apis = new Map<string, HttpApi>();

  put(api: HttpApi): void {
    this.#apis.set(api.id, api);
  }

  delete(id: string): void {
    this.#apis.delete(id);
  }

  find(id: string): HttpApi | undefined {
    return this.#apis.get(id);
  }

  /** @throws ServiceError NotFoundException */
  get(id: string): HttpApi {
    const api = this.#apis.get(id);
    if (!api) throw new ServiceError('NotFoundException', `Invalid API identifier specified ${id}`, 404);
    return api;
  }
}

/** An id such as API Gateway makes: lower-case letters and digits. */
export const newId = (length: number): string =>
  [...randomBytes(length)].map((byte) => (byte % 36).toString(36)).join('');
