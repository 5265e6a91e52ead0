/** What is not ASL in a document, and where. */
export interface ImportFinding {
  /** JSON pointer (RFC 6901); the empty text is the whole document. */
  readonly pointer: string;
  readonly reason: string;
}

/** The document is not a state machine that could be read. `findings` has every reason, the message lists them. */
export class AslImportError extends Error {
  override readonly name = 'AslImportError';

  constructor(readonly findings: readonly ImportFinding[]) {
    super(
      findings
        .map(({ pointer, reason }) => `${pointer === '' ? '(document)' : pointer}: ${reason}`)
        .join('\n'),
    );
  }
}

/** One step down in a JSON pointer. */
export const below = (pointer: string, ...steps: readonly (string | number)[]): string =>
  pointer + steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
