import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface ConditionalUpdate {
  readonly key: Readonly<Record<string, unknown>>;
  /** Attributes to set; undefined ones are left alone. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  /** Numbers to add 1 to. */
  readonly count?: readonly string[];
  /** Written with `#name` for attributes and `:name` for values. */
  readonly condition: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

/**
 * One conditional write.
 * @returns false when the condition did not hold; then nothing has changed.
 */
export async function conditionalUpdate(
  client: DynamoDBDocumentClient,
  TableName: string,
  { key, set = {}, remove = [], count = [], condition, values = {} }: ConditionalUpdate,
): Promise<boolean> {
  const changes = Object.entries(set).filter(([, value]) => value !== undefined);
  const named = [
    ...new Set([...changes.map(([name]) => name), ...remove, ...count, ...attributesIn(condition)]),
  ];
  const expressions = [
    changes.length > 0 ? `SET ${changes.map(([name]) => `#${name} = :set_${name}`).join(', ')}` : '',
    remove.length > 0 ? `REMOVE ${remove.map((name) => `#${name}`).join(', ')}` : '',
    count.length > 0 ? `ADD ${count.map((name) => `#${name} :one`).join(', ')}` : '',
  ];
  const all = {
    ...Object.fromEntries(changes.map(([name, value]) => [`:set_${name}`, value])),
    ...prefixed(values),
    ...(count.length > 0 && { ':one': 1 }),
  };
  return holds(() =>
    client.send(
      new UpdateCommand({
        TableName,
        Key: key,
        UpdateExpression: expressions.filter(Boolean).join(' '),
        ConditionExpression: condition,
        ExpressionAttributeNames: Object.fromEntries(named.map((name) => [`#${name}`, name])),
        ...(Object.keys(all).length > 0 && { ExpressionAttributeValues: all }),
      }),
    ),
  );
}

/** Runs a conditional write: true when it took effect, false when its condition did not hold. */
export async function holds(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException || isConditional(error)) return false;
    throw error;
  }
}

// Two copies of the SDK class may be loaded (bundle and test), so the name decides too.
const isConditional = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

const attributesIn = (condition: string): string[] =>
  [...condition.matchAll(/#(\w+)/g)].map(([, name]) => name ?? '');

const prefixed = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value]));
