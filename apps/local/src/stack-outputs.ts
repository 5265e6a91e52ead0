import type { DeployedStack } from '@ringi/local-aws';
import type { FlowEndpoint } from './endpoints.js';

/** What the stack of a flow says of itself; undefined for any other stack. */
export function flowOf({ stackName, outputs }: DeployedStack): FlowEndpoint | undefined {
  const name = outputs['FlowName'];
  if (name === undefined) return undefined;
  const output = (key: string): string => {
    const value = outputs[key];
    if (value === undefined) throw new Error(`Stack ${stackName} has no output ${key}.`);
    return value;
  };
  return {
    name,
    stateMachineArn: output('CallerArn'),
    componentArns: output('ComponentArns').split(','),
    inputExample: JSON.parse(output('StepFunctionsInputExample')) as Record<string, unknown>,
  };
}

/** The role people decide under. */
export function approverRoleOf(stacks: readonly DeployedStack[]): string {
  for (const { outputs } of stacks) {
    const arn = outputs['ApproverRoleArn'];
    if (arn !== undefined) return arn;
  }
  throw new Error('No stack has the output ApproverRoleArn, so nobody can be given keys.');
}

/** The address of the HTTP API, without `/api`. */
export function apiOf(stacks: readonly DeployedStack[]): string {
  for (const { outputs } of stacks) {
    const endpoint = outputs['ApiEndpoint'];
    if (endpoint !== undefined) return endpoint;
  }
  throw new Error('No stack has the output ApiEndpoint, so there is no API. Run npx nx synth infra again.');
}
