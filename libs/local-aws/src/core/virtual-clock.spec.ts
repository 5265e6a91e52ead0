import { Activity } from './activity.js';
import { createVirtualClock } from './virtual-clock.js';

const START = Date.UTC(2030, 0, 1);
const manual = (activity = new Activity()) => ({
  activity,
  clock: createVirtualClock({ mode: 'manual', start: START, activity }),
});

/** A tick every `period`, as a schedule sets it: again from the time it was called at. */
function everyPeriod(clock: ReturnType<typeof manual>['clock'], period: number, note: (at: number) => void) {
  const last = (until: number) => START + Math.floor((until - START) / period) * period;
  const arm = (at: number): void => {
    clock.setTimer(
      at,
      () => {
        note(clock.now() - START);
        arm(last(clock.now()) + period);
      },
      { coalesce: last },
    );
  };
  arm(START + period);
}

describe('the virtual clock in manual mode', () => {
  it('stands still until it is advanced', async () => {
    const { clock } = manual();
    expect(clock.now()).toBe(START);
    await clock.advance(1500);
    expect(clock.now()).toBe(START + 1500);
  });

  it('fires timers in the order of their times, at their times, then of their registration', async () => {
    const { clock } = manual();
    const fired: [string, number][] = [];
    const note = (name: string) => () => void fired.push([name, clock.now() - START]);
    clock.setTimer(START + 30, note('c'));
    clock.setTimer(START + 10, note('a1'));
    clock.setTimer(START + 20, note('b'));
    clock.setTimer(START + 10, note('a2'));
    clock.setTimer(START + 99, note('late'));
    await clock.advance(50);
    expect(fired).toEqual([
      ['a1', 10],
      ['a2', 10],
      ['b', 20],
      ['c', 30],
    ]);
    expect(clock.next()).toBe(START + 99);
  });

  it('lets the work of one timer settle before the next one fires', async () => {
    const { clock, activity } = manual();
    const seen: string[] = [];
    clock.setTimer(START + 1, () => {
      void activity.track(async () => {
        for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        seen.push('work');
        clock.setTimer(START + 2, () => seen.push('set by the work'));
      });
    });
    clock.setTimer(START + 3, () => seen.push('next timer'));
    await clock.advance(10);
    expect(seen).toEqual(['work', 'set by the work', 'next timer']);
  });

  it('calls a recurring tick once for a jump, at its last time, before the timer at the end of the jump', async () => {
    const { clock } = manual();
    const seen: [string, number][] = [];
    everyPeriod(clock, 60, (at) => seen.push(['tick', at]));
    clock.setTimer(START + 1000, () => seen.push(['timer', clock.now() - START]));
    await clock.advance(1030);
    expect(seen).toEqual([
      ['tick', 960],
      ['timer', 1000],
      ['tick', 1020],
    ]);
    expect(clock.now()).toBe(START + 1030);
  });

  it('stops at a timer that a tick has set before the end of the jump', async () => {
    const { clock } = manual();
    const seen: number[] = [];
    everyPeriod(clock, 60, (at) => {
      if (at === 60) clock.setTimer(START + 70, () => seen.push(clock.now() - START));
    });
    await clock.advance(100);
    expect(seen).toEqual([70]);
  });

  it('runs advances one after the other', async () => {
    const { clock } = manual();
    const fired: number[] = [];
    clock.setTimer(START + 15, () => fired.push(clock.now() - START));
    await Promise.all([clock.advance(10), clock.advance(10)]);
    expect(clock.now()).toBe(START + 20);
    expect(fired).toEqual([15]);
  });

  it('does not fire a cancelled timer and goes on after one that throws', async () => {
    const { clock } = manual();
    const fired: string[] = [];
    clock.setTimer(START + 1, () => fired.push('cancelled'))();
    clock.setTimer(START + 2, () => {
      throw new Error('bad timer');
    });
    clock.setTimer(START + 3, () => fired.push('after'));
    await clock.advance(5);
    expect(fired).toEqual(['after']);
  });

  it('fires what is due already without being advanced', async () => {
    const { clock } = manual();
    await new Promise<void>((resolve) => void clock.setTimer(START, resolve));
    expect(clock.now()).toBe(START);
  });

  it('refuses to go backwards and times that are none', async () => {
    const { clock } = manual();
    await expect(clock.advance(-1)).rejects.toThrow('only moves forward');
    expect(() => clock.setTimer(NaN, () => undefined)).toThrow('epoch milliseconds');
  });

  it('keeps hundreds of timers in order', async () => {
    const { clock } = manual();
    const fired: number[] = [];
    const times = Array.from({ length: 500 }, (_, index) => ((index * 7919) % 500) + 1);
    for (const time of times) clock.setTimer(START + time, () => fired.push(time));
    await clock.advance(1000);
    expect(fired).toEqual([...times].sort((a, b) => a - b));
  });
});

describe('the virtual clock in running mode', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate'], now: START }));
  afterEach(() => jest.useRealTimers());
  const running = () => createVirtualClock({ mode: 'running', activity: new Activity() });

  it('fires by real time, beyond the longest delay of a Node timer too', () => {
    const clock = running();
    const fired: string[] = [];
    const days = 86_400_000;
    clock.setTimer(START + 40 * days, () => fired.push('in 40 days'));
    clock.setTimer(START + 1000, () => fired.push('in a second'));
    jest.advanceTimersByTime(999);
    expect(fired).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(fired).toEqual(['in a second']);
    jest.advanceTimersByTime(40 * days - 1001);
    expect(fired).toEqual(['in a second']);
    jest.advanceTimersByTime(1);
    expect(fired).toEqual(['in a second', 'in 40 days']);
  });

  it('adds what was advanced to real time', async () => {
    const clock = running();
    await clock.advance(5000);
    expect(clock.offset()).toBe(5000);
    jest.advanceTimersByTime(10);
    expect(clock.now()).toBe(START + 5010);
  });

  it('leaves no timer after close', () => {
    const clock = running();
    clock.setTimer(START + 1000, () => undefined);
    clock.close();
    expect(jest.getTimerCount()).toBe(0);
  });
});
