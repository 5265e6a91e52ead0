import type { StarterPorts } from '../core/ports.js';

/** The process died. Nothing catches it but the world. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Where one invocation dies: after its call number `after` (0: before any) took effect. */
export interface CrashPlan {
  readonly after: number;
  /** How many calls were made; readable after the run. */
  calls: number;
  /** Whether the invocation died; readable after the run. */
  died: boolean;
}

const DIRECT = new Set(['now', 'newId', 'log']);

/** The ports of one invocation that dies as planned. Once dead, every further call fails and does nothing. */
export function crashing(ports: StarterPorts, plan: CrashPlan): StarterPorts {
  const dieIfPlanned = (): void => {
    if (plan.calls < plan.after) return;
    plan.died = true;
    throw new Crash(`died after call ${plan.after}`);
  };
  const call = async (act: () => unknown): Promise<unknown> => {
    dieIfPlanned();
    plan.calls += 1;
    const answer = await act();
    dieIfPlanned();
    return answer;
  };
  const wrap = (target: object): never =>
    new Proxy(target, {
      get(object, name) {
        const member = (object as Record<string | symbol, unknown>)[name];
        if (typeof name === 'symbol' || DIRECT.has(name)) return member;
        if (typeof member === 'object' && member !== null) return wrap(member);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          if (name === 'toCheck') return iterate(() => member.apply(object, args) as AsyncIterable<string>);
          return call(() => member.apply(object, args));
        };
      },
    }) as never;
  async function* iterate(open: () => AsyncIterable<string>): AsyncGenerator<string> {
    const ids: string[] = [];
    await call(async () => {
      for await (const id of open()) ids.push(id);
    });
    yield* ids;
  }
  return wrap(ports);
}
