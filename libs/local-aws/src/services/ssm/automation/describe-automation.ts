import type { AutomationRun } from './automation-run.js';
import { describeStep, seconds } from './step-execution.js';

/** What GetAutomationExecution and DescribeAutomationExecutions have in common. */
function common(run: AutomationRun): Record<string, unknown> {
  const { current } = run;
  return {
    AutomationExecutionId: run.id,
    DocumentName: run.documentName,
    DocumentVersion: String(run.documentVersion),
    ExecutionStartTime: seconds(run.startedAt),
    ExecutionEndTime: seconds(run.endedAt),
    AutomationExecutionStatus: run.status,
    Outputs: run.outputs(),
    FailureMessage: run.failureMessage,
    Mode: 'Auto',
    ParentAutomationExecutionId: run.parentId,
    ExecutedBy: run.executedBy,
    // Present while a step runs; whether AWS keeps them after the end is not documented.
    CurrentStepName: current?.definition.name,
    CurrentAction: current?.definition.action,
    Targets: [],
    ResolvedTargets: { ParameterValues: [], Truncated: false },
  };
}

/** `AutomationExecution`. Parameter values are in clear, as AWS shows them to whoever may call it. */
export function describeExecution(run: AutomationRun): Record<string, unknown> {
  return {
    ...common(run),
    StepExecutions: run.steps.map((step) => describeStep(step, run.validNextSteps(step))),
    StepExecutionsTruncated: false,
    Parameters: run.parameters.raw,
  };
}

/** `AutomationExecutionMetadata`. */
export function describeMetadata(run: AutomationRun): Record<string, unknown> {
  return { ...common(run), LogFile: '', AutomationType: 'Local' };
}
