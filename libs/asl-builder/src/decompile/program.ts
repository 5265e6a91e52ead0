import type { StateDefinition } from '@ringi/asl';

/** A program as the decompiler sees it. */
export type Statement =
  | StateStatement
  | { readonly kind: 'block' | 'loop'; readonly label: string; readonly body: readonly Statement[] }
  | Jump;

/** Out of a block, or to the next round or out of a loop. */
export interface Jump {
  readonly kind: 'leave' | 'again' | 'stop';
  readonly label: string;
}

export const isJump = (statement: Statement | undefined): statement is Jump =>
  statement !== undefined && ['leave', 'again', 'stop'].includes(statement.kind);

/** The lists of statements directly inside a statement; the program inside a Parallel or a Map is one of its own. */
export function bodiesOf(statement: Statement): (readonly Statement[])[] {
  if (isJump(statement)) return [];
  if (statement.kind !== 'state') return [statement.body];
  const arms = [...statement.rules, ...statement.catches].map(({ body }) => body);
  return statement.otherwise ? [...arms, statement.otherwise] : arms;
}

/** The statement with its lists of statements changed. */
export function mapBodies(
  statement: Statement,
  change: (body: readonly Statement[]) => readonly Statement[],
): Statement {
  if (isJump(statement)) return statement;
  if (statement.kind !== 'state') return { ...statement, body: change(statement.body) };
  const arm = ({ fields, body }: Arm): Arm => ({ fields, body: change(body) });
  return {
    ...statement,
    rules: statement.rules.map(arm),
    otherwise: statement.otherwise && change(statement.otherwise),
    catches: statement.catches.map(arm),
  };
}

/** True when the label is jumped to somewhere inside. */
export const jumps = (statements: readonly Statement[], kind: Jump['kind'], label: string): boolean =>
  statements.some((statement) =>
    isJump(statement)
      ? statement.kind === kind && statement.label === label
      : bodiesOf(statement).some((body) => jumps(body, kind, label)),
  );

export interface StateStatement {
  readonly kind: 'state';
  readonly name: string;
  readonly state: StateDefinition;
  readonly rules: readonly Arm[];
  readonly otherwise?: readonly Statement[] | undefined;
  readonly catches: readonly Arm[];
  /** Branches of a Parallel, or the body of a Map. */
  readonly inner: readonly (readonly Statement[])[];
}

/** A rule or a catcher, without its target, and what it leads to. */
export interface Arm {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: readonly Statement[];
}
