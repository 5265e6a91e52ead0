import type { AutomationExecution, SSMClient, StepExecution } from '@aws-sdk/client-ssm';
import { automationsWhere, getAutomation } from '../aws/automations.js';
import { readAnswers, type Answer } from './answers.js';

/** What an `aws:approve` step asks, and of whom. */
export interface Question {
  /** The automation that owns the step: signals go to it. */
  readonly automationId: string;
  /** The automation that runs it as a child, if one does. */
  readonly parentId?: string;
  /** The approval it says it asks for. Anybody can start one that says so: the level decides which one counts. */
  readonly approvalId?: string;
  /** Started under a role that is not the people's own: by a function, as far as SSM tells. */
  readonly byFunction: boolean;
  readonly status: string;
  /** IAM principals, as the step names them. */
  readonly approvers: readonly string[];
  readonly required: number;
  readonly message: string;
  readonly answers: readonly Answer[];
  readonly askedAt?: string;
  readonly endedAt?: string;
}

/** The question an automation asks itself; undefined when it has no `aws:approve` step. */
export function questionOf(automation: AutomationExecution): Question | undefined {
  const step = automation.StepExecutions?.find(({ Action }) => Action === 'aws:approve');
  if (!step) return undefined;
  const inputs = step.Inputs ?? {};
  const approvalId = automation.Parameters?.['ApprovalId']?.[0];
  return {
    automationId: automation.AutomationExecutionId ?? '',
    ...(automation.ParentAutomationExecutionId && { parentId: automation.ParentAutomationExecutionId }),
    ...(approvalId !== undefined && { approvalId }),
    byFunction: isByFunction(automation.ExecutedBy ?? ''),
    status: step.StepStatus ?? 'Pending',
    approvers: listOf(inputs['Approvers']),
    required: Number(inputs['MinRequiredApprovals'] ?? 1),
    message: inputs['Message'] ?? '',
    answers: readAnswers(step.Outputs?.['ApproverDecisions'] ?? []),
    ...times(step),
  };
}

/** The question an automation asks, itself or by the child it runs. */
export async function questionBehind(
  ssm: SSMClient,
  automation: AutomationExecution,
): Promise<Question | undefined> {
  const own = questionOf(automation);
  if (own) return own;
  const child = await childId(ssm, automation);
  const found = child === undefined ? undefined : await getAutomation(ssm, child);
  return found && questionOf(found);
}

async function childId(ssm: SSMClient, parent: AutomationExecution): Promise<string | undefined> {
  const step = parent.StepExecutions?.find(({ Action }) => Action === 'aws:executeAutomation');
  if (!step) return undefined;
  const told = step.Outputs?.['ExecutionId']?.[0];
  if (told) return told;
  const Values = [parent.AutomationExecutionId ?? ''];
  for await (const child of automationsWhere(ssm, [{ Key: 'ParentExecutionId', Values }])) {
    return child.AutomationExecutionId;
  }
  return undefined;
}

const isByFunction = (executedBy: string): boolean =>
  /:assumed-role\//.test(executedBy) && !/:assumed-role\/RingiApprover\//.test(executedBy);

/** A list in a step's inputs is JSON text; one approver may stand alone. */
function listOf(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value.map(String);
  } catch {
    // Not JSON: one approver.
  }
  return [text];
}

const times = ({ ExecutionStartTime, ExecutionEndTime }: StepExecution) => ({
  ...(ExecutionStartTime && { askedAt: ExecutionStartTime.toISOString() }),
  ...(ExecutionEndTime && { endedAt: ExecutionEndTime.toISOString() }),
});

/** Whether a principal may answer: it is named itself, or its role is. */
export const asks = (question: Question, principalArn: string): boolean =>
  question.approvers.some((approver) => approver === principalArn || approver === roleOf(principalArn));

/** The role behind an assumed-role session (one without a path: a session's ARN does not tell it). */
function roleOf(principalArn: string): string | undefined {
  const session = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(principalArn);
  return session ? `arn:${session[1]}:iam::${session[2]}:role/${session[3]}` : undefined;
}

export const answerBy = (question: Question, principalArn: string): Answer | undefined =>
  question.answers.find(({ principal }) => principal === principalArn);
