import { textIn } from '@ringi/shared-types';
import { inboxOf } from '../api/pages.js';
import type { Command } from '../command.js';
import { shortId } from '../output/names.js';
import { table } from '../output/table.js';
import { shortTime } from '../output/time.js';

/** What waits for a person. */
export const inbox: Command = {
  name: 'inbox',
  usage: '--as PERSON',
  summary: 'what waits for your answer, most urgent first',
  options: { as: { type: 'string' } },
  positionals: [0, 0],
  async run({ options }, session) {
    const { api, id } = await session.actor(options['as']);
    const data = await inboxOf(api);
    const ids = data.map(({ request_id, level }) => `${shortId(request_id)}/${level}`);
    const rows = data.map((item, index) => [
      ids[index] ?? '',
      item.title ?? textIn(item.flow_title),
      textIn(item.level_name),
      `${item.approved} of ${item.required}`,
      shortTime(item.due_at),
      item.message,
    ]);
    return {
      data,
      text:
        data.length === 0
          ? [`Nothing waits for ${id}.`]
          : [
              ...table(['ID', 'REQUEST', 'LEVEL', 'APPROVED', 'DUE', 'MESSAGE'], rows),
              `Answer with: ringi approve ${ids[0]} --as ${id} --comment '…'   (or reject)`,
            ],
    };
  },
};
