import { BACKSTOP_MS, Connection, HINTS_MS, POLL_FIRST_MS, PROBE_MS } from './connection.js';
import type { UpdatesListener } from './updates.js';

function start({ stream = true } = {}) {
  let listener: UpdatesListener | undefined;
  const refresh = jest.fn(() => Promise.resolve());
  const probe = jest.fn(() => Promise.resolve());
  const modes: string[] = [];
  const connection = new Connection({
    refresh,
    probe,
    now: () => Date.now(),
    changed: ({ mode }) => modes.push(mode),
    ...(stream && {
      updates: {
        subscribe: (given) => {
          listener = given;
          return () => undefined;
        },
      },
    }),
  });
  const stop = connection.start();
  if (stream && !listener) throw new Error('Nobody subscribed.');
  return { connection, refresh, probe, modes, stop, stream: listener as UpdatesListener };
}

describe('the connection', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is Live only while the stream stands', () => {
    const { connection, stream, stop } = start();
    expect(connection.state().mode).toBe('polling');
    stream.open();
    expect(connection.state().mode).toBe('live');
    stream.lost();
    expect(connection.state().mode).toBe('polling');
    stop();
  });

  it('polls where nothing pushes, ever more slowly but never not at all', async () => {
    const { refresh, stop } = start({ stream: false });
    await jest.advanceTimersByTimeAsync(POLL_FIRST_MS + 10);
    expect(refresh).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(10 * 60_000);
    const slow = refresh.mock.calls.length;
    expect(slow).toBeGreaterThan(15);
    expect(slow).toBeLessThan(30);
    await jest.advanceTimersByTimeAsync(31_000);
    expect(refresh.mock.calls.length).toBeGreaterThan(slow);
    stop();
  });

  it('polls quickly again after somebody did something', async () => {
    const { connection, refresh, stop } = start({ stream: false });
    await jest.advanceTimersByTimeAsync(10 * 60_000);
    const before = refresh.mock.calls.length;
    connection.wake();
    await jest.advanceTimersByTimeAsync(POLL_FIRST_MS + 10);
    expect(refresh.mock.calls.length).toBe(before + 1);
    stop();
  });

  it('is Offline as soon as a call fails, whatever the stream says, and since when', () => {
    jest.setSystemTime(Date.parse('2026-11-21T09:00:00Z'));
    const { connection, stream, stop } = start();
    stream.open();
    connection.reached(false);
    expect(connection.state()).toEqual({ mode: 'offline', since: Date.parse('2026-11-21T09:00:00Z') });
    stop();
  });

  it('tries again by itself while offline, and fetches everything on return', async () => {
    const { connection, probe, refresh, modes, stream, stop } = start();
    stream.open();
    await jest.advanceTimersByTimeAsync(0);
    refresh.mockClear();
    probe.mockRejectedValueOnce(new Error('away')).mockImplementationOnce(() => {
      connection.reached(true);
      return Promise.resolve();
    });
    connection.reached(false);
    await jest.advanceTimersByTimeAsync(2 * PROBE_MS + 100);
    expect(probe).toHaveBeenCalledTimes(2);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(modes).toEqual(['live', 'offline', 'live']);
    stop();
  });

  it('follows the first hint at once, and many after it once', async () => {
    const { refresh, stream, stop } = start();
    stream.open();
    await jest.advanceTimersByTimeAsync(0);
    refresh.mockClear();
    for (let turn = 0; turn < 20; turn += 1) stream.hint({ request_id: 'a' });
    expect(refresh.mock.calls).toEqual([[{ request_id: 'a' }]]);
    await jest.advanceTimersByTimeAsync(HINTS_MS);
    expect(refresh.mock.calls.slice(1)).toEqual([[{ request_id: 'a' }]]);
    stream.hint({ request_id: 'a' });
    stream.hint({ request_id: 'b' });
    await jest.advanceTimersByTimeAsync(HINTS_MS);
    expect(refresh.mock.calls.slice(2)).toEqual([[{}]]);
    // All is quiet again: the next one is a first one.
    await jest.advanceTimersByTimeAsync(HINTS_MS);
    stream.hint({ request_id: 'c' });
    expect(refresh.mock.calls.slice(3)).toEqual([[{ request_id: 'c' }]]);
    stop();
  });

  it('does not begin to fetch again before it has fetched', async () => {
    const { refresh, stream, stop } = start();
    stream.open();
    await jest.advanceTimersByTimeAsync(0);
    let done: () => void = () => undefined;
    refresh.mockClear().mockImplementationOnce(() => new Promise<void>((resolve) => (done = resolve)));
    stream.hint({ request_id: 'a' });
    stream.hint({ request_id: 'a' });
    await jest.advanceTimersByTimeAsync(10 * HINTS_MS);
    expect(refresh).toHaveBeenCalledTimes(1);
    done();
    await jest.advanceTimersByTimeAsync(0);
    expect(refresh).toHaveBeenCalledTimes(2);
    stop();
  });

  it('looks after a silent stream', async () => {
    const { refresh, stream, stop } = start();
    stream.open();
    await jest.advanceTimersByTimeAsync(0);
    refresh.mockClear();
    await jest.advanceTimersByTimeAsync(BACKSTOP_MS + 10);
    expect(refresh).toHaveBeenCalledTimes(1);
    stop();
  });
});
