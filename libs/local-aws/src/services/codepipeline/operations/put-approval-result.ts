import type { Call } from '../../../core/service.js';
import { constraint, requiredString, type RawInput } from '../../../core/raw-input.js';
import { answerApproval, type Answer } from '../actions/manual-approval.js';
import { NAME } from '../declaration/read-declaration.js';
import { Shape } from '../declaration/shape.js';
import { actionNotFound } from '../errors.js';
import type { CodePipelineState } from '../state.js';
import { UUID } from './ids.js';

/** @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PutApprovalResult.html */
export const putApprovalResult =
  (state: CodePipelineState) =>
  (input: RawInput, call: Call): unknown => {
    const pipelineName = requiredString(input, 'pipelineName', NAME);
    const stageName = requiredString(input, 'stageName', NAME);
    const actionName = requiredString(input, 'actionName', NAME);
    const result = new Shape('result', input['result']);
    // The summary is required, and may be empty.
    if (!result.has('summary')) throw constraint('result.summary', undefined, 'Member must not be null');
    const summary = result.text('summary', { max: 512 });
    const status = result.text('status', { oneOf: ['Approved', 'Rejected'] }) as Answer['status'];
    const token = requiredString(input, 'token', UUID);
    call.authorize('codepipeline:PutApprovalResult', `${state.arn(pipelineName)}/${stageName}/${actionName}`);
    const pipeline = state.pipeline(pipelineName);
    pipeline.gate(stageName);
    const declared = pipeline.declaration.stages.find(({ name }) => name === stageName);
    if (!declared?.actions.some(({ name }) => name === actionName))
      throw actionNotFound(stageName, actionName);
    const run = state.approvals.get(token);
    const isOfThis =
      run?.execution.pipeline === pipeline &&
      run.action.stageName === stageName &&
      run.action.name === actionName;
    answerApproval(isOfThis ? run : undefined, { status, summary, by: call.principal.arn });
    return { approvedAt: state.env.clock.now() / 1000 };
  };
