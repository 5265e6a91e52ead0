import { relative, sep } from 'node:path';
import { INFRA_HOME } from './home.js';

/**
 * What a TypeScript file exports as default.
 * @throws Error naming the file when it exports none.
 */
export async function importDefault(file: string): Promise<unknown> {
  // Seen from this file: a relative path means the same to Node and to Jest, on every system.
  const specifier = `../${relative(INFRA_HOME, file).split(sep).join('/')}`;
  const module = (await import(specifier)) as { readonly default?: unknown };
  // A file read as CommonJS has its own default one level deeper.
  const found = (module.default as { readonly default?: unknown } | undefined)?.default ?? module.default;
  if (found === undefined) throw new Error(`${file} has no default export: write 'export default …'.`);
  return found;
}
