import { tokenFor } from '@ringi/local/endpoints';
import type { Command } from '../command.js';
import { Refused } from '../errors.js';

/** A token for the API, for scripts: `curl -H "authorization: Bearer $(ringi token --as sato)" …`. */
export const token: Command = {
  name: 'token',
  usage: '--as <person>',
  summary: 'print a token for the API, good for 15 minutes',
  options: { as: { type: 'string' } },
  positionals: [0, 0],
  async run({ options }, session) {
    const { id } = session.actor(options['as']);
    const { issuer, api } = session.endpoints;
    const made = await tokenFor(issuer, id).catch((error: unknown) => {
      // Nobody there: said as for every command.
      if ((error as Error).cause !== undefined) throw error;
      throw new Refused(`${issuer} gave no token: ${(error as Error).message}`);
    });
    return { data: { person: id, token: made, issuer, api }, text: [made] };
  },
};
