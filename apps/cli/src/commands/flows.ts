import type { Command } from '../command.js';
import { table } from '../output/table.js';

/** What can be requested. */
export const flows: Command = {
  name: 'flows',
  usage: '',
  summary: 'the approval flows there are',
  options: {},
  positionals: [0, 0],
  run: (_args, session) => {
    const data = session.endpoints.flows;
    const rows = data.map((flow) => [flow.name, String(flow.componentArns.length), flow.stateMachineArn]);
    return Promise.resolve({ data, text: table(['FLOW', 'LEVELS', 'STATE MACHINE'], rows) });
  },
};
