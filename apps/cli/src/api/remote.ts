import { UsageError } from '../errors.js';
import type { Remote } from '../session.js';

/** Options every command has, for an API that is not the laptop's. */
export const REMOTE_OPTIONS = { api: { type: 'string' }, token: { type: 'string' } } as const;

/**
 * The API that options or the environment (`RINGI_API`, `RINGI_TOKEN`) name; undefined: the laptop is meant.
 * @throws UsageError when one of the two is missing or the address is none.
 */
export function remoteOf(
  options: { readonly api?: unknown; readonly token?: unknown },
  env: Readonly<Record<string, string | undefined>>,
): Remote | undefined {
  const api = String(options.api ?? env['RINGI_API'] ?? '');
  const token = String(options.token ?? env['RINGI_TOKEN'] ?? '');
  if (api === '' && token === '') return undefined;
  if (token === '') throw new UsageError(`a token for ${api} is missing: set RINGI_TOKEN, or give --token`);
  if (api === '') throw new UsageError('the token is for no API: set RINGI_API to its URL, or give --api');
  if (!/^https?:\/\/./.test(api) || !URL.canParse(api)) {
    throw new UsageError(`the API's address is '${api}'; it must be a URL: https://….example.com/api`);
  }
  return { api, token };
}
