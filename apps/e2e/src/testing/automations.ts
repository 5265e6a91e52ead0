import { GetAutomationExecutionCommand, type AutomationExecution } from '@aws-sdk/client-ssm';
import type { System } from './system.js';

/** @throws Error when SSM has no such automation. */
export async function automation(system: System, id: string): Promise<AutomationExecution> {
  const { AutomationExecution: found } = await system.ssm.send(
    new GetAutomationExecutionCommand({ AutomationExecutionId: id }),
  );
  if (!found) throw new Error(`SSM has no automation ${id}`);
  return found;
}

export const parametersOf = async (system: System, id: string): Promise<Record<string, string[]>> =>
  (await automation(system, id)).Parameters ?? {};
