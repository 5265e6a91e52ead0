/** An error as the AWS service answers it: `code` is the modelled error name, `status` the HTTP status. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: string;
  readonly status: number;
  /** Further modelled members of the error, e.g. `Item` of DynamoDB's ConditionalCheckFailedException. */
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(code: string, message: string, status = 400, details?: Readonly<Record<string, unknown>>) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/**
 * Something AWS does and this emulator does not. Never a stubbed success: the message says what is missing.
 * Status 501 is one that the AWS SDKs do not retry (they retry 500, 502, 503 and 504), so the answer comes at once.
 */
export function notEmulated(what: string): ServiceError {
  return new ServiceError(
    'NotImplementedException',
    `local-aws does not emulate ${what}. It refuses rather than pretend; docs/local-runtime-fidelity.md lists what it does.`,
    501,
  );
}
