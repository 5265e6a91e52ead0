/** An error as the AWS service answers it: `code` is the modelled error name, `status` the HTTP status. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Something AWS does and this emulator does not. Never a stubbed success: the message says what is missing. */
export function notEmulated(what: string): ServiceError {
  return new ServiceError(
    'NotImplementedException',
    `local-aws does not emulate ${what}. It refuses rather than pretend; docs/local-runtime-fidelity.md lists what it does.`,
    501,
  );
}
