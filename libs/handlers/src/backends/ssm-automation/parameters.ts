import type { ApprovalRecord } from '@ringi/shared-types';

/** The document a record's level starts: the one-step one, or the parent of two. */
export function documentOf({ approval_id, request }: ApprovalRecord): string {
  const name = request.settings['ssm_doc_name'] ?? request.settings['ssm_parent_doc_name'];
  if (!name)
    throw new Error(
      `Approval ${approval_id}: level ${request.level} names no SSM document; deploy the flow again.`,
    );
  return name;
}

/** Settings of the form of two documents, and the parameters they become. */
const TWO_DOCUMENTS = {
  ssm_child_doc_name: 'DocumentName',
  ssm_lambda_for_approved: 'LambdaNameForApproved',
  ssm_lambda_parameters_for_approved: 'LambdaParametersForApproved',
  ssm_lambda_for_reject: 'LambdaNameForRejected',
  ssm_lambda_parameters_for_reject: 'LambdaParametersForRejected',
} as const;

/** What the automation is given: who is asked what. No task token is among it. */
export function parametersOf({ approval_id, request, due_at }: ApprovalRecord): Record<string, string[]> {
  const { settings } = request;
  const common: Record<string, string | undefined> = {
    ApprovalId: approval_id,
    AutomationAssumeRole: settings['ssm_automation_assume_role'],
    Description: settings['ssm_description'],
    // The document's own time limit is that of the flow's longest level; this is the one that counts.
    Message: `${request.message}\nAnswers count until ${due_at.slice(0, 16).replace('T', ' ')} UTC.`,
    NotificationArn: settings['ssm_notification_arn'],
    MinRequiredApprovals: String(request.min_required_approvals),
  };
  const two = settings['ssm_parent_doc_name']
    ? Object.fromEntries(Object.entries(TWO_DOCUMENTS).map(([setting, name]) => [name, settings[setting]]))
    : {};
  const single = Object.entries({ ...common, ...two }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value]] as const],
  );
  return { ...Object.fromEntries(single), Approvers: [...request.approvers] };
}
