import { whyNotWithdraw } from '@ringi/approvals';
import type { RequestView } from '@ringi/shared-types';
import { levelsOf, rowOf, type Asked, type Loaded } from './load.js';

/** Everything a request's page shows, as one person sees it. */
export function requestView(ask: Asked, loaded: Loaded): RequestView {
  const { request, execution, caller } = loaded;
  const row = rowOf(ask, loaded);
  const running = caller.status === 'RUNNING' && row.state === 'running';
  const why = whyNotWithdraw(ask.who, request, running);
  return {
    ...row,
    execution_arn: request.execution_arn,
    console_url: consoleUrl(request.execution_arn),
    level_views: levelsOf(ask, loaded),
    input: parsed(execution?.input),
    ...(execution?.output !== undefined && { output: execution.output }),
    ...(execution?.error !== undefined && {
      error: { error: execution.error, cause: execution.cause ?? '' },
    }),
    ...(request.withdrawn && { withdrawn: request.withdrawn }),
    can: { withdraw: why === undefined },
    why_not: why === undefined ? {} : { withdraw: why },
  };
}

/** Null once Step Functions has forgotten the execution. */
function parsed(input: string | undefined): unknown {
  return input === undefined ? null : (JSON.parse(input) as unknown);
}

/** Where the AWS console shows an execution. */
export function consoleUrl(executionArn: string): string {
  const [, partition = 'aws', , region = ''] = executionArn.split(':');
  const host = partition === 'aws-cn' ? 'console.amazonaws.cn' : 'console.aws.amazon.com';
  return `https://${region}.${host}/states/home?region=${region}#/v2/executions/details/${executionArn}`;
}
