import type { VerbatimState } from '../graph/state.js';
import type { Fields, PrintScope } from './dialect.js';

/** A state that the program wrote itself: its fields as they are, with the transitions and inner states put in. */
export function verbatimFields(state: VerbatimState, printScope: PrintScope): Fields {
  const { asl, fields, next, rules, otherwise, catches } = state;
  return {
    Type: asl,
    ...structuredClone(fields),
    ...innerFields(state, printScope),
    ...(rules.length > 0 && {
      Choices: rules.map((rule) => ({ ...structuredClone(rule.fields), Next: rule.edge.to?.name })),
    }),
    ...(otherwise && { Default: otherwise.to?.name }),
    ...(catches.length > 0 && {
      Catch: catches.map((catcher) => ({ ...structuredClone(catcher.fields), Next: catcher.edge.to?.name })),
    }),
    ...(next && (next.to ? { Next: next.to.name } : { End: true })),
  };
}

function innerFields({ asl, fields, scopes }: VerbatimState, printScope: PrintScope): Fields {
  const given = (value: unknown): Fields => structuredClone((value ?? {}) as Fields);
  if (asl === 'Parallel') {
    const branches = (fields['Branches'] ?? []) as readonly unknown[];
    return { Branches: scopes.map((scope, i) => ({ ...given(branches[i]), ...printScope(scope) })) };
  }
  const [scope] = scopes;
  if (!scope) return {};
  const field = 'Iterator' in fields ? 'Iterator' : 'ItemProcessor';
  return { [field]: { ...given(fields[field]), ...printScope(scope) } };
}
