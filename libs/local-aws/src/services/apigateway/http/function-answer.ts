import type { WireResponse } from '../../../wire/message.js';

/** An answer of API Gateway itself. */
export const problem = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ message }),
});

/** The function failed or answered something that is no answer. */
export const functionFailed = (): WireResponse => problem(500, 'Internal Server Error');

/**
 * A function's answer in payload format 2.0. Without a statusCode the whole value is the body, as JSON.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function functionAnswer(value: unknown): WireResponse {
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    const body = typeof value === 'string' ? value : JSON.stringify(value ?? null);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = value as Record<string, unknown>;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return functionFailed();
  if (body !== undefined && body !== null && typeof body !== 'string') return functionFailed();
  const named = Object.entries((headers ?? {}) as Record<string, unknown>).map(
    ([name, item]) => [name.toLowerCase(), String(item)] as const,
  );
  const text = body ?? '';
  return {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...Object.fromEntries(named.filter(([name]) => !HOP_BY_HOP.has(name))),
      ...(Array.isArray(cookies) && cookies.length > 0 && { 'set-cookie': cookies.map(String) }),
    },
    body: isBase64Encoded === true ? Buffer.from(text, 'base64') : text,
  };
}

/** What belongs to the connection, which is ours. */
const HOP_BY_HOP = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade']);
