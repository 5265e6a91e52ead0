// Lets this process import the workspace's TypeScript sources: tsx compiles them, and `@ringi/*` packages resolve to
// their sources. Without a second process, so that a signal reaches what runs, and only that.
import { register as registerHooks } from 'node:module';
import { register as registerTsx } from 'tsx/esm/api';

const SOURCE_CONDITION = `export const resolve = (specifier, context, next) =>
  next(specifier, { ...context, conditions: [...context.conditions, '@ringi/source'] });`;

export function useTypeScriptSources() {
  registerTsx();
  registerHooks(`data:text/javascript,${encodeURIComponent(SOURCE_CONDITION)}`);
}
