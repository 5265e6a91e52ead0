import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Hints } from './hints.js';

const HEARTBEAT_MILLISECONDS = 15_000;

/**
 * Server-sent events: hints as JSON, a comment now and then so that a dead connection is noticed. They say that something
 * changed, never what: reading it goes through the API and its rules, so anybody may listen.
 */
export function updates(hints: Hints) {
  return (c: Context): Response =>
    streamSSE(c, async (stream) => {
      let end: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => (end = resolve));
      const silence = hints.listen((hint) => void stream.writeSSE({ data: JSON.stringify(hint) }));
      const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MILLISECONDS);
      stream.onAbort(end);
      await stream.write(': hello\n\n');
      await ended;
      clearInterval(heartbeat);
      silence();
    });
}
