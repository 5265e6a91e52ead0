/** Three levels of approval, each an SSM automation started by a Lambda function: two machines. */
import {
  fail,
  fn,
  foreign,
  format,
  lambda,
  machine,
  match,
  next,
  states,
  succeed,
  t,
  task,
  type Ref,
} from '../index.js';

const SSM = [
  'ssm_parent_doc_name',
  'ssm_automation_assume_role',
  'ssm_child_doc_name',
  'ssm_description',
  'ssm_lambda_for_approved',
  'ssm_lambda_parameters_for_approved',
  'ssm_lambda_for_reject',
  'ssm_lambda_parameters_for_reject',
] as const;
type Ssm = Record<(typeof SSM)[number], string>;
type PerLevel = Record<'ssm_notification_arn' | 'ssm_min_required_approvals' | 'ssm_approvers', string>;
type Asked = Record<'confirmation_url' | 'confirmation_file', string>;
interface Decision {
  is_approved: boolean;
}
type Level = 1 | 2 | 3;
type CallerInput = Ssm & { region: string } & {
  [K in keyof (PerLevel & Asked) as `level${Level}_${K}`]: string;
};

const start = fn<Ssm & PerLevel & { step: string; token: string; ssm_message: string }, Decision>(
  '${LambdaForSsmStartAutomationExecution.Arn}:$LATEST',
);
const retry = [
  {
    errors: [
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
    ],
    intervalSeconds: 2,
    maxAttempts: 6,
    backoffRate: 2,
  },
] as const;
const toFail = { 'States.ALL': () => fail('Fail') };

/** The named fields, as they are. */
const pick = <V extends object, K extends keyof V & string>(value: V, names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, value[name]])) as Pick<V, K>;

export const ssmApproval = machine(
  {
    name: 'SsmApproval',
    input: t<Ssm & PerLevel & Asked & { region: string }>(),
    comment: 'Sample of adding an Approval flow to AWS Step Functions.',
    timeoutSeconds: 43200,
  },
  function* ({ $$ }) {
    const asked = $$.Execution.Input;
    const decision = yield* task(
      'InvokeLambdaForSsmStartAutomationExecution',
      lambda.invoke.waitForTaskToken(start, ($task) => ({
        step: $$.State.Name,
        token: $task.Token,
        ...pick(asked, SSM),
        ...pick(asked, ['ssm_notification_arn', 'ssm_approvers', 'ssm_min_required_approvals']),
        ssm_message: format`Approval request has been received. Please review file ${asked.confirmation_file} at the following URL to decide whether to approve or deny. URL: ${asked.confirmation_url}`,
      })),
      { retry, catch: toFail },
    );
    const rejected = () => succeed('Rejected', decision);
    return yield* match('ApprovalResult', decision.is_approved, {
      true: () => succeed('Approved', decision),
      false: rejected,
      otherwise: rejected,
    });
  },
);

function* approvalLevel(n: Level, input: Ref<CallerInput>) {
  const decision = yield* task(
    `Level${n}ExecutionStepFunctionsWithSsmAutomationApproval`,
    states.startExecution.sync2(ssmApproval, '${StepFunctionsWithSsmAutomationApproval.Arn}', {
      region: input.region,
      ...pick(input, SSM),
      ssm_notification_arn: input[`level${n}_ssm_notification_arn`],
      ssm_min_required_approvals: input[`level${n}_ssm_min_required_approvals`],
      ssm_approvers: input[`level${n}_ssm_approvers`],
      confirmation_url: input[`level${n}_confirmation_url`],
      confirmation_file: input[`level${n}_confirmation_file`],
    }),
    { retry: foreign(retry), catch: toFail },
  );
  const rejected = () => succeed('Rejected', decision);
  yield* match(`Level${n}ApprovalResult`, decision.is_approved, {
    true: next,
    false: rejected,
    otherwise: rejected,
  });
  return decision;
}

export const ssmCaller = machine(
  {
    name: 'SsmCaller',
    input: t<CallerInput>(),
    comment: 'Sample of Upper-Level Caller for Approval Flow.',
    timeoutSeconds: 129600,
  },
  function* ({ $$ }) {
    for (const n of [1, 2] as const) yield* approvalLevel(n, $$.Execution.Input);
    return yield* succeed('Approved', yield* approvalLevel(3, $$.Execution.Input));
  },
);
