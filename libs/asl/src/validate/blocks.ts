import { pushInOrder } from '../push-in-order.js';
import { AWS, OURS } from './messages.js';
import type { Findings } from './findings.js';
import { pointer } from './pointer.js';
import { isObject, type Fields } from './scope.js';

/** States and where to start: the machine, a branch, or what a Map runs. */
export interface Block {
  readonly kind: 'machine' | 'branch' | 'processor';
  readonly fields: Fields;
  readonly at: string;
  readonly states: readonly State[];
}

export interface State {
  readonly name: string;
  readonly fields: Fields;
  readonly at: string;
}

/** Our limit: AWS has a code for this and does not say where it begins. */
const MAX_DEPTH = 100;

/** All blocks of a machine, outer before inner and in the order they are written; reports what is no block or no state. */
export function blocksOf(machine: Fields, findings: Findings): Block[] {
  const blocks: Block[] = [];
  const open: { kind: Block['kind']; value: unknown; at: string; depth: number }[] = [
    { kind: 'machine', value: machine, at: '/', depth: 0 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { kind, value, at, depth } = next;
    if (depth > MAX_DEPTH) findings.add('TOO_DEEPLY_NESTED', OURS.tooDeep(MAX_DEPTH), at);
    else if (!isObject(value)) findings.schema(AWS.type('OBJECT'), at);
    else {
      const states = statesOf(value, at, findings);
      blocks.push({ kind, fields: value, at, states });
      const inner = states.flatMap((state) => innerOf(state));
      pushInOrder(
        open,
        inner.map((block) => ({ ...block, depth: depth + 1 })),
      );
    }
  }
  return blocks;
}

function statesOf(block: Fields, at: string, findings: Findings): State[] {
  const states = block['States'];
  if (states === undefined) return [];
  if (!isObject(states)) {
    findings.schema(AWS.type('OBJECT'), pointer(at, 'States'));
    return [];
  }
  if (Object.keys(states).length === 0) findings.schema(AWS.empty, pointer(at, 'States'));
  return Object.entries(states).flatMap(([name, fields]): State[] => {
    const here = pointer(at, 'States', name);
    if (isObject(fields)) return [{ name, fields, at: here }];
    findings.schema(AWS.type('OBJECT'), here);
    return [];
  });
}

function innerOf({ fields, at }: State): { kind: Block['kind']; value: unknown; at: string }[] {
  if (fields['Type'] === 'Parallel' && Array.isArray(fields['Branches'])) {
    return fields['Branches'].map((value: unknown, i) => ({
      kind: 'branch',
      value,
      at: pointer(at, 'Branches', i),
    }));
  }
  if (fields['Type'] !== 'Map') return [];
  return ['ItemProcessor', 'Iterator']
    .filter((field) => fields[field] !== undefined)
    .map((field) => ({ kind: 'processor', value: fields[field], at: pointer(at, field) }));
}
