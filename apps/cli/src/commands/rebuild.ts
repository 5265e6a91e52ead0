import type { Rebuilt } from '@ringi/shared-types';
import type { Command } from '../command.js';
import { Refused } from '../errors.js';

/** Writes what lists are made of again, until all of it is done. */
export const rebuild: Command = {
  name: 'rebuild',
  usage: '[--as OPERATOR]',
  summary: 'write what lists and inboxes are made of again; harmless at any time',
  options: { as: { type: 'string' } },
  positionals: [0, 0],
  async run({ options }, session) {
    const { api } = await session.operator(options['as']);
    const failed: string[] = [];
    let rebuilt = 0;
    let page: Rebuilt | undefined;
    do {
      const { cursor } = page ?? {};
      page = await api.post('/api/rebuild', { body: { ...(cursor !== undefined && { cursor }) } });
      rebuilt += page.rebuilt;
      failed.push(...page.failed);
    } while (page.cursor !== undefined);
    if (failed.length > 0) {
      throw new Refused(
        `${rebuilt} requests are rebuilt, ${failed.length} could not be: ${failed.slice(0, 5).join(', ')}. Run ringi rebuild again; the projector's log says why.`,
      );
    }
    return { data: { rebuilt, failed }, text: [`The rows of ${rebuilt} requests are written again.`] };
  },
};
