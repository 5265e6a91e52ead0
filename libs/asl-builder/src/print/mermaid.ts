import type { Edge, Scope, State } from '../graph/state.js';
import { scopesOf, statesOf } from '../graph/walk.js';

/**
 * A Mermaid flowchart: choices as diamonds, ends rounded, branches and iterations as subgraphs.
 * Source of the syntax: https://mermaid.js.org/syntax/flowchart.html
 */
export function printMermaid(top: Scope): string {
  const ids = new Map<State, string>();
  for (const state of statesOf(top)) ids.set(state, `s${ids.size}`);
  const id = (state: State): string => ids.get(state) ?? '';

  const nodes = (scope: Scope, indent: string): string[] =>
    scope.states.flatMap((state) => [
      `${indent}${id(state)}${shape(state)}`,
      ...scopesOf(state).flatMap((inner, i) => [
        `${indent}subgraph ${id(state)}_${i} ["${quote(state.name)} ${inner.kind === 'item' ? 'item' : i + 1}"]`,
        ...nodes(inner, `${indent}  `),
        `${indent}end`,
        ...(inner.entry.to ? [`${indent}${id(state)} -.-> ${id(inner.entry.to)}`] : []),
      ]),
    ]);

  const arrow = (from: State, edge: Edge | undefined, label?: string): string[] =>
    edge?.to ? [`  ${id(from)} -->${label === undefined ? '' : `|"${quote(label)}"|`} ${id(edge.to)}`] : [];
  const arrows = (state: State): string[] => [
    ...('next' in state && state.next ? arrow(state, state.next) : []),
    ...('rules' in state ? state.rules.flatMap((rule) => arrow(state, rule.edge, rule.label)) : []),
    ...('otherwise' in state ? arrow(state, state.otherwise, 'otherwise') : []),
    ...('catches' in state
      ? state.catches.flatMap((c) => arrow(state, c.edge, 'label' in c ? c.label : c.errors.join()))
      : []),
  ];

  return ['flowchart TD', ...nodes(top, '  '), ...[...statesOf(top)].flatMap(arrows), ''].join('\n');
}

function shape(state: State): string {
  const name = quote(state.name);
  const type = state.type === 'Verbatim' ? state.asl : state.type;
  if (type === 'Choice') return `{"${name}"}`;
  return type === 'Succeed' || type === 'Fail' ? `(["${name}"])` : `["${name}"]`;
}

const quote = (text: string): string => text.replaceAll('"', '#quot;');
