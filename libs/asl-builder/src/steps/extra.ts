/** What any state may have beside what its step says. */
export interface StateOptions {
  readonly comment?: string;
  /** Escape hatch: ASL fields that this library does not know yet, printed as they are. */
  readonly extra?: Readonly<Record<string, unknown>>;
}
