import type { VirtualClock } from '../core/clock.js';
import type { AuthorizationRecord } from '../core/environment.js';
import { ServiceError } from '../core/errors.js';
import { readJsonObject } from '../wire/json-value.js';
import type { WireRequest, WireResponse } from '../wire/message.js';
import { parseDuration } from './iso-duration.js';

export const CONTROL_PREFIX = '/_local/';

export interface ControlSources {
  readonly accountId: string;
  readonly region: string;
  readonly clock: VirtualClock;
  readonly services: () => readonly string[];
  readonly mail: () => unknown;
  readonly authorizations: () => readonly AuthorizationRecord[];
}

/** The endpoints below `/_local/`: not AWS, but the switches of the emulator itself. */
export async function control(sources: ControlSources, request: WireRequest): Promise<WireResponse> {
  const { clock } = sources;
  try {
    switch (`${request.method} ${request.path.slice(CONTROL_PREFIX.length)}`) {
      case 'GET health':
        return json(200, {
          status: 'ok',
          account: sources.accountId,
          region: sources.region,
          services: sources.services(),
        });
      case 'GET clock':
        return json(200, describe(clock));
      case 'POST clock':
      case 'POST clock/advance':
        await clock.advance(readStep(clock, readJsonObject(request.body)));
        return json(200, describe(clock));
      case 'GET mail':
        return json(200, { messages: sources.mail() });
      case 'GET authorizations':
        return json(200, { authorizations: sources.authorizations() });
      default:
        return json(404, {
          message:
            `There is no ${request.method} ${request.path}. There are GET /_local/health, GET /_local/clock, ` +
            'POST /_local/clock/advance, GET /_local/mail, GET /_local/authorizations.',
        });
    }
  } catch (error) {
    if (error instanceof ServiceError || error instanceof TypeError || error instanceof RangeError) {
      return json(400, { message: error.message });
    }
    throw error;
  }
}

/** Milliseconds to advance: `{"by": "P3D"}` or `{"to": "2026-12-24T18:00:00Z"}`. */
function readStep(clock: VirtualClock, body: Record<string, unknown>): number {
  const { by, to, ...others } = body;
  if (Object.keys(others).length > 0 || (by === undefined) === (to === undefined)) {
    throw new TypeError('Send {"by": "<ISO 8601 duration>"} or {"to": "<ISO 8601 time>"}.');
  }
  if (typeof by === 'string') return within(clock, parseDuration(by));
  const time = typeof to === 'string' ? Date.parse(to) : NaN;
  if (Number.isNaN(time)) throw new TypeError(`"${by === undefined ? 'to' : 'by'}" is not an ISO 8601 text.`);
  const step = time - clock.now();
  if (step < 0)
    throw new RangeError(`${String(to)} is past: it is ${new Date(clock.now()).toISOString()} here.`);
  return within(clock, step);
}

/** Far beyond any wait of Step Functions, and far before the year 9999, where clients stop reading times. */
const LATEST = Date.UTC(2999, 0, 1);

/** Refuses before anything moves: time does not go back. */
function within(clock: VirtualClock, step: number): number {
  if (clock.now() + step <= LATEST) return step;
  throw new RangeError('The clock goes no further than the year 2999. Nothing has moved.');
}

function describe(clock: VirtualClock) {
  const next = clock.next();
  return {
    now: new Date(clock.now()).toISOString(),
    offsetSeconds: Math.round(clock.offset() / 1000),
    next: next === undefined ? null : new Date(next).toISOString(),
  };
}

const json = (status: number, body: unknown): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
