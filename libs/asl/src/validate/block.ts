import type { QueryLanguage } from '../document.js';
import { pointer, type Findings } from './diagnostic.js';
import { validateState } from './state.js';
import { targetsOf } from './targets.js';

export interface ValidationContext {
  readonly findings: Findings;
  /** Query language of the machine. */
  readonly language: QueryLanguage;
  readonly express: boolean;
  /** State names of the whole machine: they are unique across branches. */
  readonly names: Set<string>;
}

/** Checks `StartAt` and `States` of a machine, a branch or an item processor. */
export function validateBlock(block: Record<string, unknown>, at: string, context: ValidationContext): void {
  const { findings } = context;
  const missing = ['States', 'StartAt'].filter((field) => block[field] === undefined);
  if (missing.length > 0) {
    findings.schema(`These fields are required: [${missing.join(', ')}]`, at);
    return;
  }
  const states = block['States'];
  if (typeof states !== 'object' || states === null || Array.isArray(states)) {
    findings.schema("The field 'States' must be an object", pointer(at, 'States'));
    return;
  }
  const named = states as Record<string, unknown>;
  for (const [name, state] of Object.entries(named)) {
    const here = pointer(at, 'States', name);
    if (context.names.has(name)) findings.duplicate(`Duplicate state name: ${name}`, here);
    context.names.add(name);
    validateState(state, here, context);
  }
  validateTargets(block, named, at, findings);
}

function validateTargets(
  block: Record<string, unknown>,
  states: Record<string, unknown>,
  at: string,
  findings: Findings,
): void {
  const start = block['StartAt'];
  if (typeof start !== 'string' || !Object.hasOwn(states, start)) {
    findings.target(`Missing 'StartAt' target: ${String(start)}`, pointer(at, 'StartAt'));
    return;
  }
  const reached = new Set<string>();
  const queue = [start];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    for (const target of targetsOf(states[name]))
      if (Object.hasOwn(states, target.name)) queue.push(target.name);
  }
  for (const [name, state] of Object.entries(states)) {
    const here = pointer(at, 'States', name);
    for (const target of targetsOf(state)) {
      if (Object.hasOwn(states, target.name)) continue;
      findings.target(`Missing '${target.field}' target: ${target.name}`, pointer(here, ...target.steps));
    }
    if (!reached.has(name)) findings.target(`State "${name}" is not reachable.`, here);
  }
}
