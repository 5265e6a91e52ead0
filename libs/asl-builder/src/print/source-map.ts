import type { Scope } from '../graph/state.js';
import { scopesOf } from '../graph/walk.js';

const escapeToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** JSON pointer (RFC 6901) of every state -> `file:line:column` of the step that made it. */
export function printSourceMap(scope: Scope, base = ''): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const state of scope.states) {
    const pointer = `${base}/States/${escapeToken(state.name)}`;
    entries[pointer] = state.position;
    if (state.type === 'Map')
      Object.assign(entries, printSourceMap(state.processor, `${pointer}/ItemProcessor`));
    if (state.type === 'Verbatim' && state.asl === 'Map') {
      const field = 'Iterator' in state.fields ? 'Iterator' : 'ItemProcessor';
      for (const scope of state.scopes) Object.assign(entries, printSourceMap(scope, `${pointer}/${field}`));
    }
    if (state.type === 'Parallel' || (state.type === 'Verbatim' && state.asl === 'Parallel')) {
      scopesOf(state).forEach((branch, i) =>
        Object.assign(entries, printSourceMap(branch, `${pointer}/Branches/${i}`)),
      );
    }
  }
  return entries;
}
