import type { Alias, Route } from '@ringi/asl-engine/service';
import { optionalText, pageRequest, requiredText, type RawInput } from '../input.js';
import { operation, seconds } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html */
export const createStateMachineAlias = ({ machines }: StatesState) =>
  operation((input, call) => {
    const name = requiredText(input, 'name');
    const routingConfiguration = routing(input) ?? [];
    const [version = ''] = routingConfiguration.map((route) => route.stateMachineVersionArn);
    call.authorize('states:CreateStateMachineAlias', machineArn(version));
    const description = optionalText(input, 'description');
    return shown(
      machines.aliases.create({
        name,
        routingConfiguration,
        ...(description !== undefined && { description }),
      }),
    );
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachineAlias.html */
export const updateStateMachineAlias = ({ machines }: StatesState) =>
  operation((input, call) => {
    const stateMachineAliasArn = requiredText(input, 'stateMachineAliasArn');
    call.authorize('states:UpdateStateMachineAlias', machineArn(stateMachineAliasArn));
    const description = optionalText(input, 'description');
    const routingConfiguration = routing(input);
    const { updateDate } = machines.aliases.update({
      stateMachineAliasArn,
      ...(description !== undefined && { description }),
      ...(routingConfiguration && { routingConfiguration }),
    });
    return { updateDate: seconds(updateDate) };
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineAlias.html */
export const describeStateMachineAlias = ({ machines }: StatesState) =>
  operation((input, call) => {
    const aliasArn = requiredText(input, 'stateMachineAliasArn');
    call.authorize('states:DescribeStateMachineAlias', machineArn(aliasArn));
    const alias = machines.aliases.get(aliasArn);
    return {
      ...shown(alias),
      name: alias.name,
      ...(alias.description !== undefined && { description: alias.description }),
      routingConfiguration: alias.routing,
      updateDate: seconds(alias.updateDate),
    };
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineAliases.html */
export const listStateMachineAliases = ({ machines }: StatesState) =>
  operation((input, call) => {
    const stateMachineArn = requiredText(input, 'stateMachineArn');
    call.authorize('states:ListStateMachineAliases', machineArn(stateMachineArn));
    const { items, nextToken } = machines.aliases.list(stateMachineArn, pageRequest(input));
    return { stateMachineAliases: items.map(shown), ...(nextToken !== undefined && { nextToken }) };
  });

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachineAlias.html */
export const deleteStateMachineAlias = ({ machines }: StatesState) =>
  operation((input, call) => {
    const aliasArn = requiredText(input, 'stateMachineAliasArn');
    call.authorize('states:DeleteStateMachineAlias', machineArn(aliasArn));
    machines.aliases.delete(aliasArn);
    return {};
  });

function routing(input: RawInput): readonly Route[] | undefined {
  return input['routingConfiguration'] as readonly Route[] | undefined;
}

/** The machine's own ARN: IAM names versions and aliases by it. */
function machineArn(arn: string): string {
  return arn.split(':').slice(0, 7).join(':');
}

function shown({ aliasArn, creationDate }: Alias): object {
  return { stateMachineAliasArn: aliasArn, creationDate: seconds(creationDate) };
}
