import { findRequest, named } from '../api/find-request.js';
import type { Command } from '../command.js';
import { requestLines } from '../output/request-lines.js';

/** One request, level by level. */
export const show: Command = {
  name: 'show',
  usage: '<request> [--as PERSON]',
  summary: 'a request: its levels, who is asked, who decided when and why, what is due',
  options: { as: { type: 'string' } },
  positionals: [1, 1],
  async run({ positionals: [text = ''], options }, session) {
    const asked = named(text);
    const { api } = await session.reader(options['as']);
    const request_id = await findRequest(api, asked);
    const data = await api.get('/api/requests/{request_id}', { values: { request_id } });
    return { data, text: requestLines(data) };
  },
};
