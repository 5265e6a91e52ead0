import type { Command } from './command.js';
import { COMMANDS } from './commands/index.js';
import { table } from './output/table.js';

export const help = (): string[] => [
  'ringi: multi-level approval from the command line, as one of the people of the running laptop.',
  '',
  ...table(
    ['COMMAND', ''],
    COMMANDS.map(({ name, usage, summary }) => [`ringi ${name} ${usage}`, summary]),
  ),
  '',
  '--json prints data for scripts. Exit codes: 0 done, 1 refused or failed, 2 wrong command line.',
];

export const commandHelp = ({ name, usage, summary }: Command): string[] => [
  `ringi ${name} ${usage}`.trimEnd(),
  `  ${summary}`,
];
