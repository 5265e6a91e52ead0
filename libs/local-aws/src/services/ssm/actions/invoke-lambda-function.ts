import { ServiceError } from '../../../core/errors.js';
import { asText } from '../automation/substitute.js';
import type { Attempt, RunningAttempt } from './action.js';
import { optionalMap, optionalText, requiredText } from './read-inputs.js';

interface InvokeOutput {
  readonly StatusCode?: number;
  readonly FunctionError?: string;
  readonly LogResult?: string;
  readonly Payload?: Uint8Array | string;
}

/** AWS: "Payload: … up to 200 KB"; what is longer is cut. */
const MAX_PAYLOAD = 200 * 1024;

/**
 * `aws:invokeLambdaFunction`. InputPayload wins over Payload.
 * Whether FunctionError fails the step is not documented by AWS; here it does (see SsmOptions.functionErrorFailsStep).
 */
export function invokeLambdaFunction(attempt: Attempt): RunningAttempt {
  const { inputs, state, principal } = attempt;
  const inputPayload = optionalMap(inputs, 'InputPayload');
  const payload = inputPayload ? JSON.stringify(inputPayload) : payloadText(inputs['Payload']);
  const request = {
    FunctionName: requiredText(inputs, 'FunctionName'),
    InvocationType: optionalText(inputs, 'InvocationType') ?? 'RequestResponse',
    LogType: optionalText(inputs, 'LogType'),
    Qualifier: optionalText(inputs, 'Qualifier'),
    ClientContext: optionalText(inputs, 'ClientContext'),
    ...(payload !== undefined && { Payload: new TextEncoder().encode(payload) }),
  };
  void state.env.invoke('lambda', 'Invoke', request, principal).then(
    (answer) => settle(attempt, answer as InvokeOutput),
    (error: unknown) =>
      attempt.fail({
        message: `Invoking ${request.FunctionName} failed: ${error instanceof Error ? error.message : String(error)}`,
        stage: 'Invocation',
        type: failureType(error),
      }),
  );
  // A function that was invoked cannot be called back: a stopped attempt only stops listening.
  return {};
}

function payloadText(payload: unknown): string | undefined {
  return payload === undefined || payload === null ? undefined : asText(payload);
}

function settle(attempt: Attempt, answer: InvokeOutput): void {
  const text =
    answer.Payload === undefined || typeof answer.Payload === 'string'
      ? answer.Payload
      : new TextDecoder().decode(answer.Payload);
  const outputs = {
    StatusCode: [String(answer.StatusCode ?? 200)],
    ...(answer.FunctionError !== undefined && { FunctionError: [answer.FunctionError] }),
    ...(answer.LogResult !== undefined && { LogResult: [answer.LogResult] }),
    ...(text !== undefined && { Payload: [text.slice(0, MAX_PAYLOAD)] }),
  };
  if (answer.FunctionError === undefined || !attempt.state.options.functionErrorFailsStep) {
    attempt.succeed(outputs);
    return;
  }
  attempt.output(outputs);
  attempt.fail({
    message: `The Lambda function answered with the error ${answer.FunctionError}: ${text ?? ''}`,
    stage: 'Invocation',
    type: 'Action',
  });
}

function failureType(error: unknown): 'Permission' | 'Throttling' | 'Action' {
  if (!(error instanceof ServiceError)) return 'Action';
  if (error.code.includes('AccessDenied')) return 'Permission';
  return error.code.includes('Throttl') || error.code === 'TooManyRequestsException'
    ? 'Throttling'
    : 'Action';
}
