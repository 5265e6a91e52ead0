/** Escape hatch of the steps that make calls or hold branches. */
export interface Extra {
  /** ASL fields that this library does not know yet (`Credentials`, `ItemReader` …), printed as they are. */
  readonly extra?: Readonly<Record<string, unknown>>;
}
