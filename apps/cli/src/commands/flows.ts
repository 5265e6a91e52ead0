import { textIn } from '@ringi/shared-types';
import type { Command } from '../command.js';
import { nameOf } from '../output/names.js';
import { table } from '../output/table.js';

/** What can be requested. */
export const flows: Command = {
  name: 'flows',
  usage: '[--as PERSON]',
  summary: 'the approval flows there are, and who is asked at each level',
  options: { as: { type: 'string' } },
  positionals: [0, 0],
  async run({ options }, session) {
    const { api } = await session.requester(options['as']);
    const { items: data } = await api.get('/api/flows');
    const rows = data.flatMap(({ name, title, levels, can }) =>
      levels.map(({ level, name: levelName, approvers, min_required_approvals, duration }, index) => [
        index === 0 ? `${name}${can.start ? '' : ' (not for you to start)'}` : '',
        index === 0 ? textIn(title) : '',
        `${level} ${textIn(levelName)}`,
        `${min_required_approvals} of ${approvers.map((who) => nameOf(who)).join(', ')}`,
        duration,
      ]),
    );
    return {
      data,
      text:
        data.length === 0
          ? ['No flow is deployed.']
          : table(['FLOW', 'TITLE', 'LEVEL', 'ASKS', 'WITHIN'], rows),
    };
  },
};
