import { DescribeStateMachineCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { AdmitEventSchema, type AdmitEvent } from '@ringi/shared-types';

interface CallerDefinition {
  readonly States?: {
    readonly Admit?: {
      readonly Parameters?: { readonly Payload?: unknown };
      readonly Arguments?: { readonly Payload?: unknown };
    };
  };
}

/**
 * What a flow's stack deployed, as its caller gives it to Admit: read from the definition of the state machine.
 * @returns undefined when there is no such state machine.
 * @throws Error when it is no caller of ours.
 */
export async function deployedOf(
  client: SFNClient,
  stateMachineArn: string,
): Promise<AdmitEvent['deployed'] | undefined> {
  const definition = await definitionOf(client, stateMachineArn);
  if (definition === undefined) return undefined;
  const admit = (JSON.parse(definition) as CallerDefinition).States?.Admit;
  const payload = (admit?.Parameters ?? admit?.Arguments)?.Payload as { deployed?: unknown } | undefined;
  const parsed = AdmitEventSchema.shape.deployed.safeParse(payload?.deployed);
  if (parsed.success) return parsed.data;
  throw new Error(`The state machine ${stateMachineArn} is not the caller of a flow; deploy the flow again.`);
}

async function definitionOf(client: SFNClient, stateMachineArn: string): Promise<string | undefined> {
  try {
    return (await client.send(new DescribeStateMachineCommand({ stateMachineArn }))).definition;
  } catch (error) {
    if (error instanceof Error && error.name === 'StateMachineDoesNotExist') return undefined;
    throw error;
  }
}
