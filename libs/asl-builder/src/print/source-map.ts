import type { Scope } from '../graph/state.js';

const escapeToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** JSON pointer (RFC 6901) of every state -> `file:line:column` of the step that made it. */
export function printSourceMap(scope: Scope, base = ''): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const state of scope.states) {
    const pointer = `${base}/States/${escapeToken(state.name)}`;
    entries[pointer] = state.position;
    if (state.type === 'Map')
      Object.assign(entries, printSourceMap(state.processor, `${pointer}/ItemProcessor`));
    if (state.type === 'Parallel') {
      state.branches.forEach((branch, i) =>
        Object.assign(entries, printSourceMap(branch, `${pointer}/Branches/${i}`)),
      );
    }
  }
  return entries;
}
