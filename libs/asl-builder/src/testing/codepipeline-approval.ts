/** Three levels of approval, each a CodePipeline started by a Lambda function: two machines. */
import {
  fail,
  fn,
  foreign,
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

interface File {
  s3_bucket_name: string;
  s3_bucket_key: string;
  'confirmation_file_content-type': string;
  confirmation_file_content: string;
}
interface Decision {
  is_approved: boolean;
}
type Level = 1 | 2 | 3;
type CallerInput = { region: string } & { [K in keyof File as `level${Level}_${K}`]: File[K] };

const request = fn<File & { step: string; token: string }, Decision>(
  '${LambdaForCodePipelineExecution.Arn}:$LATEST',
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

export const codePipelineApproval = machine(
  {
    name: 'Approval',
    input: t<File & { region: string }>(),
    comment: 'Sample of adding an Approval flow to AWS Step Functions.',
    timeoutSeconds: 604800,
  },
  function* ({ $$ }) {
    const file = $$.Execution.Input;
    const decision = yield* task(
      'InvokeLambdaForCodePipelineExecution',
      lambda.invoke.waitForTaskToken(request, ($task) => ({
        step: $$.State.Name,
        token: $task.Token,
        s3_bucket_name: file.s3_bucket_name,
        s3_bucket_key: file.s3_bucket_key,
        'confirmation_file_content-type': file['confirmation_file_content-type'],
        confirmation_file_content: file.confirmation_file_content,
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
    `Level${n}ExecutionStepFunctionsWithCodePipelineApproval`,
    states.startExecution.sync2(codePipelineApproval, '${StepFunctionsWithCodePipelineApproval.Arn}', {
      region: input.region,
      s3_bucket_name: input[`level${n}_s3_bucket_name`],
      s3_bucket_key: input[`level${n}_s3_bucket_key`],
      'confirmation_file_content-type': input[`level${n}_confirmation_file_content-type`],
      confirmation_file_content: input[`level${n}_confirmation_file_content`],
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

export const codePipelineCaller = machine(
  {
    name: 'Caller',
    input: t<CallerInput>(),
    comment: 'Sample of Upper-Level Caller for Approval Flow.',
    timeoutSeconds: 604800,
  },
  function* ({ $$ }) {
    yield* approvalLevel(1, $$.Execution.Input);
    yield* approvalLevel(2, $$.Execution.Input);
    return yield* succeed('Approved', yield* approvalLevel(3, $$.Execution.Input));
  },
);
