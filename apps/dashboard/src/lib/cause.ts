/**
 * The sentence in a cause, which is JSON where Lambda made it (with a stack trace) or a nested execution did (its whole
 * description, escaped); any other text is the sentence itself.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 * @returns the innermost message, and the name of its error where the cause has one.
 */
export function readableCause(cause: string): { readonly error?: string; readonly message: string } {
  const { errorType, errorMessage, Error: error, Cause } = objectIn(cause);
  if (typeof errorMessage === 'string')
    return { ...(typeof errorType === 'string' && { error: errorType }), message: errorMessage };
  if (typeof Cause === 'string')
    return { ...(typeof error === 'string' && { error }), ...readableCause(Cause) };
  return { message: cause };
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
