import { createHash } from 'node:crypto';
import {
  AutomationExecutionStatus,
  DescribeAutomationExecutionsCommand,
  GetAutomationExecutionCommand,
  SendAutomationSignalCommand,
  StartAutomationExecutionCommand,
  StopAutomationExecutionCommand,
  type AutomationExecution,
  type AutomationExecutionFilter,
  type AutomationExecutionMetadata,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import { CHILD_STEP, verdictOf, type BackendPort, type Description } from '@ringi/approvals';
import type { ApprovalRecord } from '@ringi/shared-types';
import { documentOf, parametersOf } from './parameters.js';
import { viewOf } from './view.js';

export interface SsmAutomationOptions {
  readonly ssm: SSMClient;
  /** Name of this deployment; marks its automations among those of others in the account. */
  readonly deployment: string;
  /** Name of the one role that starts automations. */
  readonly startRole: string;
  /** A client that acts as a person, for `decide`. */
  readonly asPerson: (person: string) => Promise<SSMClient>;
  readonly now: () => number;
}

const FULL = 'AutomationExecutionLimitExceededException';
const NOT_FOUND = 'AutomationExecutionNotFoundException';
const NOT_STOPPABLE = 'InvalidAutomationStatusUpdateException';

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** `aws:approve` in Systems Manager Automation. */
export function ssmAutomationPort({
  ssm,
  deployment,
  startRole,
  asPerson,
  now,
}: SsmAutomationOptions): BackendPort {
  const mark = `ringi:${deployment}`;
  const approvalMark = (approvalId: string): string => `${mark}:${approvalId}`;

  async function list(Filters: AutomationExecutionFilter[]): Promise<AutomationExecutionMetadata[]> {
    const found: AutomationExecutionMetadata[] = [];
    let NextToken: string | undefined;
    do {
      const page = await ssm.send(
        new DescribeAutomationExecutionsCommand({ Filters, MaxResults: 50, NextToken }),
      );
      found.push(...(page.AutomationExecutionMetadataList ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return found;
  }

  async function get(AutomationExecutionId: string): Promise<AutomationExecution | undefined> {
    try {
      return (await ssm.send(new GetAutomationExecutionCommand({ AutomationExecutionId })))
        .AutomationExecution;
    } catch (error) {
      if (isNamed(error, NOT_FOUND)) return undefined;
      throw error;
    }
  }

  /** The child that owns the approve step, in the form of two documents. */
  async function childOf(parent: AutomationExecution): Promise<AutomationExecution | undefined> {
    const step = parent.StepExecutions?.find(({ StepName }) => StepName === CHILD_STEP);
    if (!step) return undefined;
    const told = step.Outputs?.['ExecutionId']?.[0];
    if (told) return get(told);
    const [child] = await list([{ Key: 'ParentExecutionId', Values: [parent.AutomationExecutionId ?? ''] }]);
    return child?.AutomationExecutionId ? get(child.AutomationExecutionId) : undefined;
  }

  async function describe(execution_id: string): Promise<Description> {
    const automation = await get(execution_id);
    if (!automation) return { status: 'unknown' };
    const at = new Date(now()).toISOString();
    const outer = verdictOf(viewOf(automation), at);
    const child = await childOf(automation);
    if (!child) return outer;
    const inner = verdictOf(viewOf(child), at);
    const outerEnded = (outer.status === 'verdict' || outer.status === 'failed') && outer.ended;
    if (inner.status === 'verdict' || inner.status === 'failed')
      return { ...inner, ended: inner.ended && outerEnded };
    // The parent was stopped or timed out on its own: its end is the verdict, while the child still waits.
    return outerEnded ? { ...outer, ended: false } : inner;
  }

  return {
    describe,

    async start(record, lease) {
      try {
        const { AutomationExecutionId } = await ssm.send(
          new StartAutomationExecutionCommand({
            DocumentName: documentOf(record),
            Parameters: parametersOf(record),
            Mode: 'Auto',
            // The SDK repeats a call whose answer was lost; the same token keeps that from starting a second one.
            ClientToken: uuidOf(`${record.approval_id}#${lease}`),
            Tags: [
              { Key: mark, Value: record.request.flow },
              { Key: approvalMark(record.approval_id), Value: String(record.request.level) },
            ],
          }),
        );
        if (!AutomationExecutionId)
          throw new Error(`SSM started no automation for approval ${record.approval_id}.`);
        return AutomationExecutionId;
      } catch (error) {
        if (isNamed(error, FULL)) return 'full';
        throw error;
      }
    },

    async decide(execution_id, person, { answer, comment }) {
      const automation = await get(execution_id);
      const owner = (automation && (await childOf(automation))) ?? automation;
      if (!owner) throw new Error(`There is no automation ${execution_id} to decide.`);
      await (
        await asPerson(person)
      ).send(
        new SendAutomationSignalCommand({
          AutomationExecutionId: owner.AutomationExecutionId,
          SignalType: answer === 'approve' ? 'Approve' : 'Reject',
          ...(comment && { Payload: { Comment: [comment] } }),
        }),
      );
    },

    async stop(AutomationExecutionId) {
      const automation = await get(AutomationExecutionId);
      const child = automation && (await childOf(automation));
      for (const id of [AutomationExecutionId, child?.AutomationExecutionId]) {
        if (id === undefined) continue;
        try {
          await ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type: 'Cancel' }));
        } catch (error) {
          if (!isNamed(error, NOT_FOUND) && !isNamed(error, NOT_STOPPABLE)) throw error;
        }
      }
    },

    async find(record) {
      const candidates = await list([{ Key: 'TagKey', Values: [approvalMark(record.approval_id)] }]);
      const ours = candidates.filter(
        ({ ExecutedBy, DocumentName }) =>
          ExecutedBy?.includes(`:assumed-role/${startRole}/`) && DocumentName === documentOf(record),
      );
      for (const { AutomationExecutionId = '' } of ours) {
        const automation = await get(AutomationExecutionId);
        if (automation && asksFor(automation, record)) return AutomationExecutionId;
      }
      return undefined;
    },

    async boundId(execution_id) {
      return (await get(execution_id))?.ParentAutomationExecutionId ?? execution_id;
    },

    async running() {
      const { PENDING, INPROGRESS, WAITING } = AutomationExecutionStatus;
      const found = await list([
        { Key: 'TagKey', Values: [mark] },
        { Key: 'ExecutionStatus', Values: [PENDING, INPROGRESS, WAITING] },
      ]);
      return found.flatMap(({ AutomationExecutionId }) => AutomationExecutionId ?? []);
    },

    async approvalOf(execution_id) {
      return (await get(execution_id))?.Parameters?.['ApprovalId']?.[0];
    },
  };
}

/** The automation was given exactly the parameters this record gives. */
function asksFor(automation: AutomationExecution, record: ApprovalRecord): boolean {
  return Object.entries(parametersOf(record)).every(
    ([name, values]) => JSON.stringify(automation.Parameters?.[name]) === JSON.stringify(values),
  );
}

/** A UUID made of a text (version 8: custom). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
