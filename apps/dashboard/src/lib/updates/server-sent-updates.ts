import type { Hint, Updates } from './updates.js';

const AGAIN_MS = 2_000;

/** Hints by server-sent events. A message is JSON, `{"request_id": …}` or anything else for "look again". */
export const serverSentUpdates = (url: string): Updates => ({
  subscribe(listener) {
    let source: EventSource | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const connect = () => {
      source = new EventSource(url);
      source.onopen = () => listener.open();
      source.onmessage = ({ data }) => listener.hint(readHint(String(data)));
      source.onerror = () => {
        listener.lost();
        // A browser gives up for good where the answer was an error; we do not.
        if (source?.readyState === EventSource.CLOSED) retry = setTimeout(connect, AGAIN_MS);
      };
    };
    connect();
    return () => {
      clearTimeout(retry);
      source?.close();
    };
  },
});

function readHint(data: string): Hint {
  try {
    const hint = JSON.parse(data) as Record<string, unknown> | null;
    const id = hint?.['request_id'];
    return typeof id === 'string' ? { request_id: id } : {};
  } catch {
    return {};
  }
}
