/** A JSONata expression that cannot be read. The message is JSONata's own, which AWS passes on. */
export class JsonataSyntaxError extends Error {
  override readonly name = 'JsonataSyntaxError';
  /** Offset in the expression. */
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}
