import { REQUEST_STATES, RequestStateSchema, textIn } from '@ringi/shared-types';
import { requestsOf } from '../api/pages.js';
import type { Command } from '../command.js';
import { UsageError } from '../errors.js';
import { nameOf, shortId, words } from '../output/names.js';
import { table } from '../output/table.js';
import { shortTime } from '../output/time.js';

const DEFAULT_LIMIT = 20;

/** The newest requests. */
export const list: Command = {
  name: 'list',
  usage: '[--flow FLOW] [--state STATE] [--mine] [--limit N] [--as PERSON]',
  summary: `the newest requests you may see (${DEFAULT_LIMIT})`,
  options: {
    flow: { type: 'string' },
    state: { type: 'string' },
    mine: { type: 'boolean' },
    limit: { type: 'string' },
    as: { type: 'string' },
  },
  positionals: [0, 0],
  async run({ options, flags }, session) {
    const limit = Number(options['limit'] ?? DEFAULT_LIMIT);
    if (!Number.isInteger(limit) || limit < 1)
      throw new UsageError(`--limit is '${options['limit']}'; it must be a whole number of at least 1`);
    const chosen = {
      flow: options['flow'],
      state: stateOf(options['state']),
      scope: flags.has('mine') ? ('mine' as const) : undefined,
    };
    const { api } = await session.reader(options['as']);
    const data = await requestsOf(api, chosen, limit);
    const rows = data.map(
      ({ request_id, flow, flow_title, title, requester, state, levels, waiting, started_at }) => [
        shortId(request_id),
        flow,
        words(state),
        waiting ? `${waiting.level}/${levels.length} ${textIn(waiting.level_name)}` : '',
        requester ? nameOf(requester) : '',
        shortTime(started_at),
        title ?? textIn(flow_title),
      ],
    );
    return {
      data,
      text:
        data.length === 0
          ? ['There is no such request that you may see. Start one with: ringi start <flow>']
          : table(['REQUEST', 'FLOW', 'STATE', 'WAITS AT', 'BY', 'STARTED', 'TITLE'], rows),
    };
  },
};

function stateOf(text: string | undefined) {
  if (text === undefined) return undefined;
  const state = RequestStateSchema.safeParse(text);
  if (state.success) return state.data;
  throw new UsageError(`--state is '${text}'; it must be one of ${REQUEST_STATES.join(', ')}`);
}
