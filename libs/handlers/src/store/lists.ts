import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TABLES } from '@ringi/approvals';
import type { ListQuery, RowLists } from '../api/ports.js';

const { index: IndexName, hash: LIST, range: ORDER } = TABLES.requests.lists;
const { key: KEY } = TABLES.requests;

interface Item {
  readonly [name: string]: unknown;
  readonly body: never;
}

/**
 * Lists by the index `lists`: a page is one Query. With a filter the Query reads up to 1 MB of the list, so a page may
 * be short and still have a next one; it may lag a moment behind the rows.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
 */
export function rowLists(client: DynamoDBDocumentClient, TableName: string): RowLists {
  return {
    async page(list, query) {
      const { conditions, names, values } = filterOf(query);
      const filtered = conditions.length > 0;
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          IndexName,
          KeyConditionExpression: '#list = :list',
          ...(filtered && { FilterExpression: conditions.join(' AND ') }),
          ExpressionAttributeNames: { '#list': LIST, ...names },
          ExpressionAttributeValues: { ':list': list, ...values },
          ScanIndexForward: query.order === 'ascending',
          // Limit counts what is read, not what the filter leaves.
          ...(!filtered && { Limit: query.limit }),
          ...(query.after && {
            ExclusiveStartKey: { [KEY]: query.after.id, [LIST]: list, [ORDER]: query.after.order },
          }),
        }),
      );
      const items = (Items as Item[]).slice(0, query.limit);
      const last = Items.length > query.limit ? items.at(-1) : LastEvaluatedKey;
      return {
        items: items.map(({ body }) => body),
        ...(last && { next: { id: String(last[KEY]), order: String(last[ORDER]) } }),
      };
    },

    async count(list) {
      let count = 0;
      let start: Record<string, unknown> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            IndexName,
            Select: 'COUNT',
            KeyConditionExpression: '#list = :list',
            ExpressionAttributeNames: { '#list': LIST },
            ExpressionAttributeValues: { ':list': list },
            ExclusiveStartKey: start,
          }),
        );
        count += page.Count ?? 0;
        start = page.LastEvaluatedKey;
      } while (start);
      return count;
    },
  };
}

function filterOf({ state, flow, text }: ListQuery) {
  const conditions: string[] = [];
  const names: Record<string, string> = {};
  const values: Record<string, string> = {};
  const add = (condition: string, name: string, value: string | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    names[`#${name}`] = name;
    values[`:${name}`] = value;
  };
  add('#row_state = :row_state', 'row_state', state);
  add('#row_flow = :row_flow', 'row_flow', flow);
  add('contains(#search, :search)', 'search', text);
  return { conditions, names, values };
}
