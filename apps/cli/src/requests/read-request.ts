import { DecisionSchema } from '@ringi/shared-types';
import { questionOfLevel, waitingQuestions } from '../automations/waiting.js';
import type { Question } from '../automations/question.js';
import type { Aws } from '../aws/clients.js';
import { historyOf } from '../aws/step-functions.js';
import { parseJson } from '../parse-json.js';
import { askedNow, dueAt } from './asked-levels.js';
import { readCallerHistory, type LevelHistory } from './caller-history.js';
import type { FoundRequest } from './find-request.js';
import type { LevelState, LevelView, RequestView } from './request-view.js';

/** Everything Step Functions and SSM tell about a request. */
export async function readRequest(aws: Aws, { flow, execution }: FoundRequest): Promise<RequestView> {
  const execution_arn = execution.executionArn ?? '';
  const running = execution.status === 'RUNNING';
  const levels = readCallerHistory(await historyOf(aws.sfn, execution_arn));
  const decision = DecisionSchema.safeParse(parseJson(execution.output));
  const input = (parseJson(execution.input) ?? {}) as Record<string, unknown>;
  const text = (field: string) => (typeof input[field] === 'string' ? { [field]: input[field] } : {});
  const asked = running ? levels.flatMap((level) => askedNow(level) ?? []) : [];
  const questions = asked.length > 0 ? await waitingQuestions(aws.ssm) : [];
  const questionOf = (level: LevelHistory): Question | undefined => {
    const now = running ? askedNow(level) : undefined;
    return now && questionOfLevel(now, questions);
  };
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
    levels: levels.map((level) => viewOf(level, running, questionOf(level))),
  };
}

function viewOf(level: LevelHistory, running: boolean, question: Question | undefined): LevelView {
  const { request, componentExecutionArn, askedAt, decision, error, cause } = level;
  return {
    level: request.level,
    name: request.level_name,
    backend: request.backend,
    state: stateOf(level, running, question),
    approvers: request.approvers,
    min_required_approvals: request.min_required_approvals,
    message: request.message,
    confirmation_file: request.confirmation_file,
    confirmation_url: request.confirmation_url,
    ...(componentExecutionArn !== undefined && { component_execution_arn: componentExecutionArn }),
    ...(question && { automation_id: question.automationId }),
    ...(askedAt !== undefined && { asked_at: askedAt, due_at: dueAt(level, askedAt) }),
    answers: question?.answers ?? decision?.decided_by ?? [],
    ...(decision && { decision }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}

function stateOf(level: LevelHistory, running: boolean, question: Question | undefined): LevelState {
  if (level.decision) return level.decision.outcome;
  if (level.error !== undefined) return 'failed';
  if (level.componentExecutionArn === undefined) return 'not_asked';
  if (!running) return 'stopped';
  return question ? 'waiting' : 'starting';
}
