import type { StateType } from '@ringi/asl';
import { isRecord } from '../graph/template.js';
import { below, type ImportFinding } from './finding.js';
import { innerBlocks, targetsOf } from './transitions.js';

const TYPES: readonly StateType[] = ['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'];

/**
 * Checks the skeleton, which is all that reading needs: blocks, state types, and targets that exist. Whether AWS takes
 * the fields is for the validator of `@ringi/asl` to say.
 */
export function checkBlock(block: unknown, at: string, findings: ImportFinding[]): void {
  const say = (reason: string, ...steps: (string | number)[]) => {
    findings.push({ pointer: below(at, ...steps), reason });
  };
  if (!isRecord(block)) return say('has to be an object with StartAt and States');
  const { StartAt: start, States: states } = block;
  if (typeof start !== 'string') say("'StartAt' has to be the name of a state", 'StartAt');
  if (!isRecord(states) || Object.keys(states).length === 0)
    return say("'States' has to be an object with at least one state", 'States');
  if (typeof start === 'string' && !Object.hasOwn(states, start))
    say(`there is no state '${start}'`, 'StartAt');
  for (const [name, state] of Object.entries(states)) {
    checkState(state, below(at, 'States', name), states, findings);
  }
}

function checkState(
  state: unknown,
  at: string,
  siblings: Readonly<Record<string, unknown>>,
  findings: ImportFinding[],
): void {
  if (!isRecord(state)) {
    findings.push({ pointer: at, reason: 'a state has to be an object' });
    return;
  }
  const type = state['Type'];
  if (!TYPES.includes(type as StateType)) {
    findings.push({
      pointer: below(at, 'Type'),
      reason: `'Type' has to be one of ${TYPES.join(', ')}, not ${JSON.stringify(type) ?? 'absent'}`,
    });
    return;
  }
  for (const { steps, target } of targetsOf(state)) {
    if (typeof target !== 'string') {
      findings.push({ pointer: below(at, ...steps), reason: 'has to be the name of a state' });
    } else if (!Object.hasOwn(siblings, target)) {
      findings.push({ pointer: below(at, ...steps), reason: `there is no state '${target}'` });
    }
  }
  for (const { steps, block } of innerBlocks(state)) checkBlock(block, below(at, ...steps), findings);
}
