import type { Command } from '../command.js';
import { UsageError } from '../errors.js';

/** A token for the laptop's API, for scripts: `curl -H "authorization: Bearer $(ringi token --as sato)" …`. */
export const token: Command = {
  name: 'token',
  usage: '--as <person>',
  summary: "print a token for the laptop's API, good for 15 minutes",
  options: { as: { type: 'string' } },
  positionals: [0, 0],
  async run({ options: { as } }, session) {
    if (as === undefined)
      throw new UsageError('--as <person> is missing: say who you are. See who there is with: ringi people');
    const person = session.person(as);
    const { issuer, api } = session.endpoints;
    const made = await session.token(person);
    return { data: { person: person.id, token: made, issuer, api }, text: [made] };
  },
};
