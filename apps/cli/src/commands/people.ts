import type { Command } from '../command.js';
import { table } from '../output/table.js';

/** Who can be named by `--as`. Keys are not shown. */
export const people: Command = {
  name: 'people',
  usage: '',
  summary: 'who you can be with --as',
  options: {},
  positionals: [0, 0],
  run: (_args, session) => {
    const data = session.endpoints.people.map(({ id, name, roles }) => ({ id, name, roles }));
    const rows = data.map(({ id, name, roles }) => [id, `${name.en} (${name.ja})`, roles.join(', ')]);
    return Promise.resolve({ data, text: table(['PERSON', 'NAME', 'ROLES'], rows) });
  },
};
