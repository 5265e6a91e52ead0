import type { Environment } from '../../../core/environment.js';
import { ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import type { Stack, StackResource } from '../deploy/stack.js';
import type { StackStore } from '../deploy/stack-store.js';

/** @throws ServiceError ValidationError in AWS's words. */
export function requireStack(store: StackStore, name: string | undefined): Stack {
  const stack = name === undefined ? undefined : store.get(name);
  if (!stack) throw new ServiceError('ValidationError', `Stack with id ${name ?? ''} does not exist`);
  return stack;
}

const text = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : value.join(',');

function describeStack(stack: Stack) {
  return {
    StackId: stack.stackId,
    StackName: stack.stackName,
    Description: stack.template.Description,
    Parameters: [...stack.parameters].map(([name, value]) => ({
      ParameterKey: name,
      ParameterValue: String(stack.template.Parameters?.[name]?.NoEcho) === 'true' ? '****' : text(value),
    })),
    CreationTime: new Date(stack.createdAt),
    ...(stack.updatedAt !== undefined && { LastUpdatedTime: new Date(stack.updatedAt) }),
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: false,
    Outputs: stack.outputs.map(({ key, value, description, exportName }) => ({
      OutputKey: key,
      OutputValue: value,
      Description: description,
      ExportName: exportName,
    })),
  };
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html */
export const describeStacks =
  (env: Environment, store: StackStore) => (input: { readonly StackName?: string }, call: Call) => {
    call.authorize(
      'cloudformation:DescribeStacks',
      input.StackName === undefined ? '*' : stackArn(env, input.StackName),
    );
    const stacks = input.StackName === undefined ? store.list() : [requireStack(store, input.StackName)];
    return { Stacks: stacks.map(describeStack) };
  };

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html */
export const listStackResources =
  (env: Environment, store: StackStore) => (input: { readonly StackName?: string }, call: Call) => {
    call.authorize('cloudformation:ListStackResources', stackArn(env, input.StackName ?? ''));
    const stack = requireStack(store, input.StackName);
    return {
      StackResourceSummaries: [...stack.resources.values()].map((resource) => ({
        ...describeResource(resource),
        LastUpdatedTimestamp: new Date(resource.changedAt),
      })),
    };
  };

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html */
export const describeStackResources =
  (env: Environment, store: StackStore) =>
  (input: { readonly StackName?: string; readonly LogicalResourceId?: string }, call: Call) => {
    call.authorize('cloudformation:DescribeStackResources', stackArn(env, input.StackName ?? ''));
    const stack = requireStack(store, input.StackName);
    const wanted = input.LogicalResourceId;
    return {
      StackResources: [...stack.resources.values()]
        .filter(({ logicalId }) => wanted === undefined || logicalId === wanted)
        .map((resource) => ({
          StackName: stack.stackName,
          StackId: stack.stackId,
          ...describeResource(resource),
          Timestamp: new Date(resource.changedAt),
        })),
    };
  };

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html */
export const getTemplate =
  (env: Environment, store: StackStore) => (input: { readonly StackName?: string }, call: Call) => {
    call.authorize('cloudformation:GetTemplate', stackArn(env, input.StackName ?? ''));
    const { templateSource } = requireStack(store, input.StackName);
    return {
      TemplateBody:
        typeof templateSource === 'string' ? templateSource : JSON.stringify(templateSource, null, 2),
      StagesAvailable: ['Original', 'Processed'],
    };
  };

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListExports.html */
export const listExports = (store: StackStore) => (_input: unknown, call: Call) => {
  call.authorize('cloudformation:ListExports', '*');
  return {
    Exports: store.exports().map(({ stack, output }) => ({
      ExportingStackId: stack.stackId,
      Name: output.exportName,
      Value: output.value,
    })),
  };
};

const describeResource = ({ logicalId, physicalId, type, status }: StackResource) => ({
  LogicalResourceId: logicalId,
  PhysicalResourceId: physicalId,
  ResourceType: type,
  ResourceStatus: status,
});

const stackArn = (env: Environment, name: string): string =>
  name.startsWith('arn:') ? name : env.arn('cloudformation', `stack/${name}/*`);
