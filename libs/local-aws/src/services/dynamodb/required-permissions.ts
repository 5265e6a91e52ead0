/** What a DynamoDB call touches. */
export interface Touched {
  readonly table: string;
  readonly index?: string | undefined;
}

type Input = Readonly<Record<string, unknown>>;

const tables = (input: Input): readonly Touched[] =>
  Object.keys((input['RequestItems'] ?? {}) as object).map((table) => ({ table }));

/**
 * The tables and indexes a call needs permission for; undefined: the action has no resource (`*`).
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export function touched(operation: string, input: Input): readonly Touched[] | undefined {
  switch (operation) {
    case 'ListTables':
      return undefined;
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return tables(input);
    case 'TagResource':
    case 'UntagResource':
    case 'ListTagsOfResource':
      return [{ table: String(input['ResourceArn']) }];
    default: {
      const index = input['IndexName'];
      return [{ table: String(input['TableName']), index: index === undefined ? undefined : String(index) }];
    }
  }
}
