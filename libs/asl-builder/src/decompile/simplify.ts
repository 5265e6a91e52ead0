import { isJump, jumps, mapBodies, type Jump, type Statement } from './program.js';

/** Where control goes on when a list of statements is done: the jumps to there need not be written. */
type Onward = ReadonlySet<string>;

const name = ({ kind, label }: Jump): string => `${kind} ${label}`;

/**
 * Drops jumps to where control goes anyhow, then blocks that nobody leaves, until nothing changes: what is left reads as
 * somebody would have written it.
 */
export function simplify(program: readonly Statement[]): readonly Statement[] {
  for (let now = program; ;) {
    const next = unwrap(withoutJumps(now, new Set()));
    if (JSON.stringify(next) === JSON.stringify(now)) return next;
    now = next;
  }
}

function withoutJumps(statements: readonly Statement[], onward: Onward): readonly Statement[] {
  const last = statements.at(-1);
  if (isJump(last) && onward.has(name(last))) return withoutJumps(statements.slice(0, -1), onward);
  return statements.map((statement, i) => {
    const following = statements[i + 1];
    return within(statement, following ? new Set(isJump(following) ? [name(following)] : []) : onward);
  });
}

function within(statement: Statement, onward: Onward): Statement {
  if (isJump(statement)) return statement;
  if (statement.kind === 'state') {
    const outer = mapBodies(statement, (body) => withoutJumps(body, onward));
    return { ...outer, inner: statement.inner.map(simplify) } as Statement;
  }
  const { kind, label } = statement;
  const then = kind === 'loop' ? new Set([`again ${label}`]) : new Set([...onward, `leave ${label}`]);
  return mapBodies(statement, (body) => withoutJumps(body, then));
}

function unwrap(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((statement): readonly Statement[] => {
    const inner = mapBodies(statement, unwrap);
    return inner.kind === 'block' && !jumps(inner.body, 'leave', inner.label) ? inner.body : [inner];
  });
}
