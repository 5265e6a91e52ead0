import type { AutomationExecution } from '@aws-sdk/client-ssm';
import type { AutomationView } from '@ringi/approvals';

/** GetAutomationExecution's answer as the domain reads it. */
export function viewOf(automation: AutomationExecution): AutomationView {
  return {
    status: automation.AutomationExecutionStatus ?? 'Pending',
    ...(automation.ExecutionEndTime && { ended_at: automation.ExecutionEndTime.toISOString() }),
    ...(automation.FailureMessage && { failure: automation.FailureMessage }),
    steps: (automation.StepExecutions ?? []).map((step) => ({
      name: step.StepName ?? '',
      status: step.StepStatus ?? 'Pending',
      outputs: step.Outputs ?? {},
      ...(step.ExecutionEndTime && { ended_at: step.ExecutionEndTime.toISOString() }),
      ...(step.FailureMessage && { failure: step.FailureMessage }),
    })),
  };
}
