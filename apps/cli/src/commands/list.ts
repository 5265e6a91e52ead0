import { DecisionSchema } from '@ringi/shared-types';
import { mapAtOnce } from '../aws/at-once.js';
import { describeExecution, executionsOf } from '../aws/step-functions.js';
import type { Command } from '../command.js';
import { UsageError } from '../errors.js';
import { shortTime } from '../output/time.js';
import { table } from '../output/table.js';
import { parseJson } from '../parse-json.js';

const DEFAULT_LIMIT = 20;

/** The newest requests. */
export const list: Command = {
  name: 'list',
  usage: '[--flow FLOW] [--limit N] [--as PERSON]',
  summary: `the newest requests (${DEFAULT_LIMIT})`,
  options: { flow: { type: 'string' }, limit: { type: 'string' }, as: { type: 'string' } },
  positionals: [0, 0],
  async run({ options }, session) {
    const limit = Number(options['limit'] ?? DEFAULT_LIMIT);
    if (!Number.isInteger(limit) || limit < 1)
      throw new UsageError(`--limit is '${options['limit']}'; it must be a whole number of at least 1`);
    const { sfn } = session.aws(session.reader(options['as']));
    const flows = options['flow'] === undefined ? session.endpoints.flows : [session.flow(options['flow'])];
    const found: { flow: string; request: string; execution_arn: string; started: Date }[] = [];
    for (const flow of flows) {
      let count = 0;
      for await (const { name = '', executionArn = '', startDate } of executionsOf(
        sfn,
        flow.stateMachineArn,
      )) {
        if (++count > limit) break;
        found.push({
          flow: flow.name,
          request: name,
          execution_arn: executionArn,
          started: startDate ?? new Date(0),
        });
      }
    }
    found.sort((a, b) => b.started.getTime() - a.started.getTime());
    const data = await mapAtOnce(found.slice(0, limit), async ({ started, ...request }) => {
      const execution = await describeExecution(sfn, request.execution_arn);
      const decision = DecisionSchema.safeParse(parseJson(execution?.output));
      return {
        ...request,
        status: execution?.status ?? 'UNKNOWN',
        ...(decision.success && { outcome: decision.data.outcome }),
        started_at: started.toISOString(),
      };
    });
    const rows = data.map((row) => [
      row.request,
      row.flow,
      row.outcome ?? row.status,
      shortTime(row.started_at),
    ]);
    return {
      data,
      text:
        data.length === 0
          ? ['There is no request yet. Start one with: ringi start <flow>']
          : table(['REQUEST', 'FLOW', 'STATE', 'STARTED'], rows),
    };
  },
};
