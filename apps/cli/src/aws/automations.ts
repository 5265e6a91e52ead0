import {
  DescribeAutomationExecutionsCommand,
  GetAutomationExecutionCommand,
  type AutomationExecution,
  type AutomationExecutionFilter,
  type AutomationExecutionMetadata,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import { unlessMissing } from './errors.js';

/** Undefined when there is no such automation. */
export const getAutomation = async (ssm: SSMClient, id: string): Promise<AutomationExecution | undefined> =>
  (
    await unlessMissing(
      ssm.send(new GetAutomationExecutionCommand({ AutomationExecutionId: id })),
      'AutomationExecutionNotFoundException',
    )
  )?.AutomationExecution;

export async function* automationsWhere(
  ssm: SSMClient,
  Filters: AutomationExecutionFilter[],
): AsyncGenerator<AutomationExecutionMetadata> {
  let NextToken: string | undefined;
  do {
    const page = await ssm.send(
      new DescribeAutomationExecutionsCommand({
        MaxResults: 50,
        NextToken,
        ...(Filters.length > 0 && { Filters }),
      }),
    );
    yield* page.AutomationExecutionMetadataList ?? [];
    NextToken = page.NextToken;
  } while (NextToken);
}
