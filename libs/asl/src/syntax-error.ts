/** A path, an intrinsic call or a Resource that does not follow its grammar. */
export class AslSyntaxError extends Error {
  override readonly name = 'AslSyntaxError';
  /** The whole text that was parsed. */
  readonly text: string;
  /** Offset of the first character that does not fit. */
  readonly position: number;

  constructor(text: string, position: number, expected: string) {
    super(`Cannot read '${text}' at position ${position}: expected ${expected}.`);
    this.text = text;
    this.position = position;
  }
}
