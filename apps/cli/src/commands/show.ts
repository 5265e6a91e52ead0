import type { Command } from '../command.js';
import { requestLines } from '../output/request-lines.js';
import { requireRequest } from '../requests/find-request.js';
import { readRequest } from '../requests/read-request.js';

/** One request, level by level. */
export const show: Command = {
  name: 'show',
  usage: '<request> [--as PERSON]',
  summary: 'a request: its levels, who is asked, who decided when, what is due',
  options: { as: { type: 'string' } },
  positionals: [1, 1],
  async run({ positionals, options }, session) {
    const aws = session.aws(session.reader(options['as']));
    const found = await requireRequest(aws.sfn, session.endpoints.flows, positionals[0] ?? '');
    const data = await readRequest(aws, found);
    return { data, text: requestLines(data, (principal) => session.nameOf(principal)) };
  },
};
