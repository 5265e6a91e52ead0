import { DecisionSchema, type ApprovalRequest, type Decision } from '@ringi/shared-types';
import { getAutomation, automationsWhere } from '../aws/automations.js';
import type { Aws } from '../aws/clients.js';
import { describeExecution } from '../aws/step-functions.js';
import { questionBehind, type Question } from '../automations/question.js';
import { askedLevel, parse, type AskedLevel } from './asked-level.js';
import type { LevelState, LevelView } from './request-view.js';

/** Reads one level. @param componentArn its component execution, once there is one. */
export async function readLevel(
  aws: Aws,
  request: ApprovalRequest,
  componentArn: string | undefined,
): Promise<LevelView> {
  const planned = {
    level: request.level,
    name: request.level_name,
    backend: request.backend,
    approvers: request.approvers,
    min_required_approvals: request.min_required_approvals,
    message: request.message,
    confirmation_file: request.confirmation_file,
    confirmation_url: request.confirmation_url,
  };
  const component = componentArn === undefined ? undefined : await describeExecution(aws.sfn, componentArn);
  if (!component || componentArn === undefined) return { ...planned, state: 'not_asked', answers: [] };

  const asked = await askedLevel(aws.sfn, componentArn);
  const question = await questionOfLevel(aws, asked);
  const output = DecisionSchema.safeParse(parse(component.output));
  const decision = output.success ? output.data : undefined;
  return {
    ...planned,
    state: stateOf(component.status, decision, asked),
    component_execution_arn: componentArn,
    ...(question && { automation_id: question.automationId }),
    ...(question?.askedAt && { asked_at: question.askedAt }),
    ...(asked?.started?.due_at !== undefined && { due_at: asked.started.due_at }),
    answers: question?.answers ?? decision?.decided_by ?? [],
    ...(decision && { decision }),
    ...(component.error !== undefined && { error: component.error }),
    ...(component.cause !== undefined && { cause: component.cause }),
  };
}

/** The question of a level: of the automation it waits for, or of the one that bears its approval after queueing. */
export async function questionOfLevel(
  { ssm }: Aws,
  asked: AskedLevel | undefined,
): Promise<Question | undefined> {
  const bound = asked?.started?.execution_id;
  if (bound !== undefined) {
    const automation = await getAutomation(ssm, bound);
    return automation && questionBehind(ssm, automation);
  }
  if (asked?.started?.status !== 'queued') return undefined;
  for await (const { AutomationExecutionId: id } of automationsWhere(ssm, [
    { Key: 'ExecutionStatus', Values: ['Waiting'] },
  ])) {
    const automation = id === undefined ? undefined : await getAutomation(ssm, id);
    const question = automation && (await questionBehind(ssm, automation));
    if (question?.approvalId === asked.started.approval_id) return question;
  }
  return undefined;
}

function stateOf(
  status: string | undefined,
  decision: Decision | undefined,
  asked: AskedLevel | undefined,
): LevelState {
  switch (status) {
    case 'SUCCEEDED':
      return decision?.outcome ?? 'failed';
    case 'RUNNING':
      if (!asked?.started) return 'starting';
      return asked.started.status === 'queued' ? 'queued' : 'waiting';
    case 'ABORTED':
      return 'stopped';
    default:
      return 'failed';
  }
}
