import { JsonataSyntaxError } from './syntax-error.js';
import { nameOf, readToken, type Token } from './tokens.js';
import type { JsonataTree } from './tree.js';

/** Our limit, so that no expression exhausts the stack; people write less than twenty. */
const MAX_DEPTH = 200;

/** The place where an expression is read. */
export class Cursor {
  token: Token;
  readonly #text: string;
  readonly #read: (cursor: Cursor, strength: number) => JsonataTree;
  #end = 0;
  #depth = 0;

  /** `read` reads an expression whose operators bind more tightly than `strength`. */
  constructor(text: string, read: (cursor: Cursor, strength: number) => JsonataTree) {
    this.#text = text;
    this.#read = read;
    this.token = this.#next(true);
  }

  expression(strength: number): JsonataTree {
    if (this.#depth >= MAX_DEPTH) throw this.error(`More than ${MAX_DEPTH} levels are nested in each other`);
    this.#depth += 1;
    const tree = this.#read(this, strength);
    this.#depth -= 1;
    return tree;
  }

  /** Gives the token and goes on. `operand`: what follows it is an operand, where `/` begins a regular expression. */
  take(operand: boolean): Token {
    const { token } = this;
    this.token = this.#next(operand);
    return token;
  }

  is(operator: string): boolean {
    return this.token.kind === 'operator' && this.token.text === operator;
  }

  /** Goes past an operator that has to be here. */
  expect(operator: string, operand: boolean): void {
    if (this.is(operator)) this.take(operand);
    else if (this.token.kind === 'end') {
      throw this.error(`Expected ${JSON.stringify(operator)} before end of expression`);
    } else throw this.error(`Expected ${JSON.stringify(operator)}, got ${nameOf(this.token)}`);
  }

  error(message: string): JsonataSyntaxError {
    return new JsonataSyntaxError(message, this.token.position);
  }

  #next(operand: boolean): Token {
    const { token, end } = readToken(this.#text, this.#end, operand);
    this.#end = end;
    return token;
  }
}
