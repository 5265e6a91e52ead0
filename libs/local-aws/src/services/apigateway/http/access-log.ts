/** Values of `$context` variables by name. */
export type AccessLogValues = Readonly<Record<string, string | number | undefined>>;

/**
 * One line of an access log: every `$context.x` of the format by its value, `-` where there is none.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export const accessLogLine = (format: string, values: AccessLogValues): string =>
  format.replace(/\$context\.([A-Za-z]+(?:\.[A-Za-z]+)*)/g, (_, name: string) => String(values[name] ?? '-'));
