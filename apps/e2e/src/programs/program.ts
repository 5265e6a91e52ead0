/** A random program: what the builder, the reference and the generator have in common. */

/** A value the program knows: the `index`-th of those in scope (counted round), or a literal. */
export type Operand = { readonly known: number } | { readonly literal: number };

/** Every value of a program has these fields, so that any may stand anywhere; some have more. */
export interface Value {
  readonly v: number;
  readonly ok: boolean;
  readonly [more: string]: number | boolean;
}

export type Statement = { readonly id: number } & (
  | { readonly kind: 'task'; readonly x: Operand; readonly y: Operand; readonly handler?: Block }
  | { readonly kind: 'pass'; readonly x: Operand; readonly y: Operand }
  | { readonly kind: 'compute'; readonly x: Operand; readonly y: Operand; readonly breaks: boolean }
  | { readonly kind: 'wait' }
  | { readonly kind: 'match'; readonly on: number; readonly yes: Block; readonly no: Block }
  | {
      readonly kind: 'choice';
      readonly on: number;
      readonly above: number;
      readonly yes: Block;
      readonly no: Block;
    }
  | { readonly kind: 'parallel'; readonly left: Block; readonly right: Block }
  | { readonly kind: 'map'; readonly x: Operand; readonly y: Operand; readonly each: Block }
  | { readonly kind: 'loop'; readonly initial: Operand; readonly round: Block }
  | { readonly kind: 'block'; readonly on: number; readonly early: number; readonly body: Block }
);

/** Statements, and how they end: with a value of theirs, or by ending the machine (`scope` 0) or the branch. */
export interface Block {
  readonly id: number;
  /** The Parallel branch or Map iteration it is in; 0 for the machine's own. */
  readonly scope: number;
  readonly statements: readonly Statement[];
  readonly end: 'value' | 'literal' | 'succeed' | 'fail';
  readonly of: number;
}

/** What every task does, for the reference and for the engine. */
export const work = ({ x, y, id }: { x: number; y: number; id: number }): Value => {
  const v = (x * 7 + y * 3 + id) % 23;
  return { v, ok: v % 2 === 0 };
};

/** Whether a task with a handler fails. */
export const breaks = ({ x, y, id }: { x: number; y: number; id: number }): boolean => (x + y + id) % 3 === 0;

/** A loop makes three rounds. */
export const LAST_ROUND = 1;

/** The value whose number an operand or an index is. */
export const pick = <T>(known: readonly T[], index: number): T => known[index % known.length] as T;
