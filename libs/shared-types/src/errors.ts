/**
 * Names of the errors Ringi ends a run with, as `Error` of a failed execution.
 * All of them are final: a component does not retry them.
 */
export const RINGI_ERRORS = [
  /** The execution input is wrong; the cause names every field. */
  'Ringi.InvalidInput',
  /** The input sets something the flow does not let it set; the cause names the path. */
  'Ringi.NotOverridable',
  /** The approval was closed before its component asked again. */
  'Ringi.Closed',
  /** The backend broke: neither a person nor a deadline ended the level. The cause is the backend's own error. */
  'Ringi.BackendFailed',
] as const;
export type RingiErrorName = (typeof RINGI_ERRORS)[number];

/** An error whose name Step Functions reports as `Error` and whose message it reports in `Cause`. */
export class RingiError extends Error {
  override readonly name: RingiErrorName;

  constructor(name: RingiErrorName, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}
