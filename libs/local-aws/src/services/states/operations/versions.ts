import type { Version } from '@ringi/asl-engine/service';
import { optionalText, pageRequest, requiredText } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_PublishStateMachineVersion.html */
export const publishStateMachineVersion = ({ machines }: StatesState) =>
  operation((input, call) => {
    const stateMachineArn = requiredText(input, 'stateMachineArn');
    call.authorize('states:PublishStateMachineVersion', stateMachineArn);
    const revisionId = optionalText(input, 'revisionId');
    const description = optionalText(input, 'description');
    return shown(
      machines.versions.publish({
        stateMachineArn,
        ...(revisionId !== undefined && { revisionId }),
        ...(description !== undefined && { description }),
      }),
    );
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineVersions.html */
export const listStateMachineVersions = ({ machines }: StatesState) =>
  operation((input, call) => {
    const stateMachineArn = requiredText(input, 'stateMachineArn');
    call.authorize('states:ListStateMachineVersions', stateMachineArn);
    const { items, nextToken } = machines.versions.list(stateMachineArn, pageRequest(input));
    return { stateMachineVersions: items.map(shown), ...(nextToken !== undefined && { nextToken }) };
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachineVersion.html */
export const deleteStateMachineVersion = ({ machines }: StatesState) =>
  operation((input, call) => {
    const versionArn = requiredText(input, 'stateMachineVersionArn');
    call.authorize('states:DeleteStateMachineVersion', versionArn);
    machines.versions.delete(versionArn);
    return {};
  });

function shown({ versionArn, creationDate }: Version): object {
  return { stateMachineVersionArn: versionArn, creationDate: seconds(creationDate) };
}
