import type { Context } from 'hono';

/** What belongs to one connection, and what the other side says anew. */
const OWN = new Set([
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'origin',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Sends a request on to another address of this machine and answers what it answers.
 * @param unreachable what to say when nothing answers.
 */
export async function passOn(c: Context, url: string, unreachable: () => Response): Promise<Response> {
  const { method } = c.req;
  const headers = Object.entries(c.req.header()).filter(([name]) => !OWN.has(name.toLowerCase()));
  let answer: Response;
  try {
    answer = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      ...(method !== 'GET' && method !== 'HEAD' && { body: await c.req.arrayBuffer() }),
    });
  } catch {
    return unreachable();
  }
  const kept = new Headers(answer.headers);
  for (const name of [...OWN, 'content-encoding']) kept.delete(name);
  return new Response(NO_BODY.has(answer.status) ? null : await answer.arrayBuffer(), {
    status: answer.status,
    headers: kept,
  });
}

const NO_BODY = new Set([204, 205, 304]);
