import { findRequest, named } from '../api/find-request.js';
import type { Command } from '../command.js';
import { shortId, words } from '../output/names.js';

/** Takes one's own request back. */
export const withdraw: Command = {
  name: 'withdraw',
  usage: '<request> --as PERSON',
  summary: 'take your own request back; nobody is asked any more',
  options: { as: { type: 'string' } },
  positionals: [1, 1],
  async run({ positionals: [text = ''], options }, session) {
    const asked = named(text);
    const { api, id } = await session.actor(options['as']);
    const request_id = await findRequest(api, asked);
    const data = await api.post('/api/requests/{request_id}/withdraw', { values: { request_id } });
    const short = shortId(data.request_id);
    return {
      data,
      text: [
        data.state === 'running'
          ? `${id} withdrew ${short}. The level that waits ends within moments. Follow it with: ringi show ${short}`
          : `${id} withdrew ${short}: it is ${words(data.state)}.`,
      ],
    };
  },
};
