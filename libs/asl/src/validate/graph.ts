import type { Block, State } from './blocks.js';
import type { Findings } from './findings.js';
import { AWS } from './messages.js';
import { pointer } from './pointer.js';
import { isObject } from './scope.js';

/** One transition: the state it names and where it is written. */
interface Target {
  readonly name: string;
  readonly at: string;
}

/**
 * Checks that transitions lead to states of their own block, that some state ends the machine, and that every state is
 * reached. A machine that cannot end is not walked any further, as AWS does it.
 */
export function checkGraph(blocks: readonly Block[], findings: Findings): void {
  for (const block of blocks) checkTargets(block, findings);
  const [machine] = blocks;
  const endless = machine !== undefined && machine.states.length > 0 && !machine.states.some(isTerminal);
  if (endless) findings.add('MISSING_END_STATE', AWS.noEnd);
  for (const block of blocks) if (!endless || block !== machine) checkReached(block, findings);
}

const isTerminal = ({ fields }: State): boolean =>
  fields['End'] === true || fields['Type'] === 'Succeed' || fields['Type'] === 'Fail';

function startOf({ fields, at }: Block): Target[] {
  const name = fields['StartAt'];
  return typeof name === 'string' ? [{ name, at: pointer(at, 'StartAt') }] : [];
}

function checkTargets(block: Block, findings: Findings): void {
  // Without States nothing can be looked up; their absence is a finding of its own, and AWS's only one.
  if (!isObject(block.fields['States'])) return;
  const names = new Set(block.states.map(({ name }) => name));
  for (const target of [...startOf(block), ...block.states.flatMap(targetsOf)]) {
    if (!names.has(target.name)) {
      findings.add('MISSING_TRANSITION_TARGET', AWS.target(target.name), target.at);
    }
  }
}

function checkReached(block: Block, findings: Findings): void {
  const states = new Map(block.states.map((state) => [state.name, state]));
  const reached = new Set<string>();
  const open = startOf(block).map(({ name }) => name);
  // Without a start nothing can be said; its absence is a finding of its own.
  if (open.length === 0) return;
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = states.get(name);
    if (!state || reached.has(name)) continue;
    reached.add(name);
    for (const target of targetsOf(state)) open.push(target.name);
  }
  for (const { name, at } of block.states) {
    if (!reached.has(name)) findings.add('MISSING_TRANSITION_TARGET', AWS.unreachable(name), at);
  }
}

/** Every transition of a state: Next, Default, the Next of rules and catchers. */
function targetsOf({ fields, at }: State): Target[] {
  const own = ['Next', 'Default'].map((field) => ({ name: fields[field], at: pointer(at, field) }));
  const listed = ['Choices', 'Catch'].flatMap((field) => {
    const entries: unknown = fields[field];
    if (!Array.isArray(entries)) return [];
    return entries.map((entry: unknown, i) => ({
      name: isObject(entry) ? entry['Next'] : undefined,
      at: pointer(at, field, i, 'Next'),
    }));
  });
  return [...own, ...listed].filter((target): target is Target => typeof target.name === 'string');
}
