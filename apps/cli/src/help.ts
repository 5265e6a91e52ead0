import type { Command } from './command.js';
import { COMMANDS } from './commands/index.js';
import { table } from './output/table.js';

export const help = (): string[] => [
  'ringi: multi-level approval from the command line, as one of the people of the running laptop, or by its API in AWS.',
  '',
  ...table(
    ['COMMAND', ''],
    COMMANDS.map(({ name, usage, summary }) => [`ringi ${name} ${usage}`, summary]),
  ),
  '',
  'A request is named by its id, the first 4 or more digits of it, or the ARN of its execution.',
  'RINGI_API and RINGI_TOKEN (or --api and --token) name another API than the laptop, and who you are there.',
  '--json prints data for scripts. Exit codes: 0 done, 1 refused or failed, 2 wrong command line.',
];

export const commandHelp = ({ name, usage, summary }: Command): string[] => [
  `ringi ${name} ${usage}`.trimEnd(),
  `  ${summary}`,
];
