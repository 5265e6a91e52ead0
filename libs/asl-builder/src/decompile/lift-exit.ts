import { isEnd } from './flow-graph.js';
import { bodiesOf, isJump, jumps, mapBodies, type Statement } from './program.js';

/**
 * The loop with label `label`. When exactly one way through its body does not come back, what happens there is written
 * behind the loop instead of deep inside it.
 */
export function liftExit(label: string, body: readonly Statement[]): readonly Statement[] {
  const exits = exitsIn(body, label, new Set());
  const [exit] = exits;
  if (!exit || exits.length > 1) return [{ kind: 'loop', label, body }];
  return [{ kind: 'loop', label, body: replace(body, exit, label) }, ...exit];
}

type Statements = readonly Statement[];

/** The ends of lists that never come back to the loop and do more than end or jump. `inner` are labels inside the loop. */
function exitsIn(list: Statements, loop: string, inner: ReadonlySet<string>): Statements[] {
  let from = list.length;
  while (from > 0 && !jumps(list.slice(from - 1), 'again', loop)) from--;
  const exit = list.slice(from);
  const free = ![...inner].some((label) => jumps(exit, 'leave', label) || jumps(exit, 'again', label));
  if (free && exit.some(isWork)) return [...list.slice(0, from).flatMap(within), exit];
  return list.flatMap(within);

  function within(statement: Statement): Statements[] {
    const labels = 'label' in statement ? new Set([...inner, statement.label]) : inner;
    return bodiesOf(statement).flatMap((body) => exitsIn(body, loop, labels));
  }
}

const isWork = (statement: Statement): boolean =>
  !isJump(statement) && (statement.kind !== 'state' || !isEnd(statement.state));

/** The list with `exit`, which is the end of one of the lists in it, replaced by leaving the loop. */
function replace(list: Statements, exit: Statements, loop: string): Statements {
  const [first] = exit;
  const at = first ? list.indexOf(first) : -1;
  if (at >= 0) return [...list.slice(0, at), { kind: 'stop', label: loop }];
  return list.map((statement) => mapBodies(statement, (body) => replace(body, exit, loop)));
}
