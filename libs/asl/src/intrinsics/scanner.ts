import { AslSyntaxError } from '../syntax-error.js';

const ESCAPABLE = "'{}\\";

/** Reads an intrinsic call from left to right. */
export class Scanner {
  readonly text: string;
  position = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.position >= this.text.length;
  }

  peek(): string {
    return this.text[this.position] ?? '';
  }

  error(expected: string): AslSyntaxError {
    return new AslSyntaxError(this.text, this.position, expected);
  }

  skipSpace(): void {
    while (/\s/.test(this.peek())) this.position += 1;
  }

  take(char: string): boolean {
    if (this.peek() !== char) return false;
    this.position += 1;
    return true;
  }

  expect(char: string): void {
    this.skipSpace();
    if (!this.take(char)) throw this.error(`'${char}'`);
  }

  /** Text matched by a sticky expression at the current position. */
  match(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.position;
    const found = sticky.exec(this.text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  /** A string in single quotes. Only quote, braces and backslash may be escaped. */
  quoted(): { value: string; template: string } {
    this.expect("'");
    let value = '';
    const start = this.position;
    for (; !this.done; this.position += 1) {
      const char = this.peek();
      if (char === "'") {
        const template = this.text.slice(start, this.position);
        this.position += 1;
        return { value, template };
      }
      if (char === '\\') {
        this.position += 1;
        if (this.done || !ESCAPABLE.includes(this.peek()))
          throw this.error("one of ' { } \\ after a backslash");
      }
      value += this.peek();
    }
    throw this.error("a closing '");
  }

  /** A path: up to a comma or parenthesis that is in no bracket and no quotes. */
  path(): string {
    const start = this.position;
    let depth = 0;
    let quote = '';
    for (; !this.done; this.position += 1) {
      const char = this.peek();
      if (quote) {
        if (char === '\\') this.position += 1;
        else if (char === quote) quote = '';
      } else if (depth > 0 && (char === "'" || char === '"')) quote = char;
      else if (char === '[' || char === '(') depth += 1;
      else if (depth === 0 && (char === ',' || char === ')')) break;
      else if (char === ']' || char === ')') depth -= 1;
    }
    return this.text.slice(start, this.position).trimEnd();
  }
}
