import type { BusEvent } from '../../../core/environment.js';
import { definitionArn, executionArn } from '../state.js';
import type { Environment } from '../../../core/environment.js';
import type { StepExecution } from './step-execution.js';
import type { ExecutionStatus } from './status.js';

interface Subject {
  readonly id: string;
  readonly documentName: string;
  readonly documentVersion: number;
}

interface Times {
  readonly startedAt?: number;
  readonly endedAt?: number;
}

/**
 * EventBridge events of Automation. Which statuses AWS announces is not documented; every change of status is one event
 * here (our choice). EndTime and Time are absent until the automation or step has ended (our choice).
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
 */
export function executionEvent(
  env: Environment,
  automation: Subject & Times & { readonly status: ExecutionStatus; readonly executedBy: string },
): BusEvent {
  return event(env, 'EC2 Automation Execution Status-change Notification', automation, {
    Status: automation.status,
    ...times(automation),
    ExecutedBy: automation.executedBy,
  });
}

export function stepEvent(env: Environment, automation: Subject, step: StepExecution): BusEvent {
  return event(env, 'EC2 Automation Step Status-change Notification', automation, {
    Status: step.status,
    ...times(step),
    StepName: step.definition.name,
    Action: step.definition.action,
  });
}

function event(
  env: Environment,
  detailType: string,
  { id, documentName, documentVersion }: Subject,
  rest: Readonly<Record<string, unknown>>,
): BusEvent {
  return {
    source: 'aws.ssm',
    'detail-type': detailType,
    resources: [executionArn(env, id), definitionArn(env, documentName, String(documentVersion))],
    detail: {
      ExecutionId: id,
      Definition: documentName,
      DefinitionVersion: documentVersion,
      ...rest,
    },
  };
}

function times({ startedAt, endedAt }: Times): Record<string, unknown> {
  return {
    ...(endedAt !== undefined && { EndTime: humanDate(endedAt) }),
    ...(startedAt !== undefined && { StartTime: humanDate(startedAt) }),
    ...(endedAt !== undefined && startedAt !== undefined && { Time: endedAt - startedAt }),
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Nov 29, 2024 7:43:25 PM`, UTC. By hand: Intl puts other spaces and commas there from version to version. */
export function humanDate(ms: number): string {
  const date = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = date.getUTCHours();
  const day = `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`;
  const time = `${hours % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${day} ${time} ${hours < 12 ? 'AM' : 'PM'}`;
}
