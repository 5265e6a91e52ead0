import { DecisionSchema } from '@ringi/shared-types';
import type { Aws } from '../aws/clients.js';
import { historyOf } from '../aws/step-functions.js';
import { parse } from './asked-level.js';
import { readCallerHistory } from './caller-history.js';
import type { FoundRequest } from './find-request.js';
import { readLevel } from './read-level.js';
import type { RequestView } from './request-view.js';

/** Everything Step Functions and SSM tell about a request. */
export async function readRequest(aws: Aws, { flow, execution }: FoundRequest): Promise<RequestView> {
  const execution_arn = execution.executionArn ?? '';
  const { admitted, componentOf } = readCallerHistory(await historyOf(aws.sfn, execution_arn));
  const decision = DecisionSchema.safeParse(parse(execution.output));
  const input = (parse(execution.input) ?? {}) as Record<string, unknown>;
  const text = (field: string) => (typeof input[field] === 'string' ? { [field]: input[field] } : {});
  const levels = await Promise.all(
    (admitted?.levels ?? []).map((request) => readLevel(aws, request, componentOf.get(request.level))),
  );
  return {
    request: execution.name ?? '',
    execution_arn,
    flow: flow.name,
    status: execution.status ?? '',
    ...(decision.success && { outcome: decision.data.outcome }),
    ...text('requester'),
    ...text('title'),
    ...(execution.startDate && { started_at: execution.startDate.toISOString() }),
    ...(execution.stopDate && { ended_at: execution.stopDate.toISOString() }),
    ...(execution.error !== undefined && { error: execution.error }),
    ...(execution.cause !== undefined && { cause: execution.cause }),
    levels,
  };
}
