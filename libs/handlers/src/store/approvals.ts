import { GetCommand, PutCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TABLES } from '@ringi/approvals';
import { ApprovalRecordSchema, BACKEND_IDS, type ApprovalRecord, type BackendId } from '@ringi/shared-types';
import type { ApprovalStore } from '../core/ports.js';
import { approvalKey, executionKey } from './keys.js';
import { conditionalUpdate, holds, type ConditionalUpdate } from './update.js';
import { voteStore } from './votes.js';

const { index: INDEX, hash: UNFINISHED_KEY, range: CHECK_AT } = TABLES.requests.unfinished;
/** To be looked at next, however far two functions' clocks are apart. */
const AT_ONCE = new Date(0).toISOString();
const UNBOUND = 'attribute_not_exists(#execution_id)';
const NOT_VERIFIED = 'attribute_not_exists(#verified)';
const STILL_BOUND = '#execution_id = :execution_id';
/** The lease is an attribute of its own for the conditions: when it was taken, and its id. */
const LEASE_FREE = '(attribute_not_exists(#lease_taken_at) OR #lease_taken_at < :horizon)';

/** The Requests table's approval records. */
export function approvalStore(client: DynamoDBDocumentClient, TableName: string): ApprovalStore {
  const update = (approvalId: string, change: Omit<ConditionalUpdate, 'key'>): Promise<boolean> =>
    conditionalUpdate(client, TableName, { key: approvalKey(approvalId), count: ['version'], ...change });
  const votes = voteStore(client, TableName);

  const read = async (Key: Record<string, unknown>): Promise<Record<string, unknown> | undefined> =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;

  const get = async (approvalId: string): Promise<ApprovalRecord | undefined> => {
    const item = await read(approvalKey(approvalId));
    return item && toRecord(item);
  };

  return {
    get,
    ...votes,

    async byExecution(backend, executionId) {
      const pointer = await read(executionKey(backend, executionId));
      const record =
        typeof pointer?.['approval_id'] === 'string' ? await get(pointer['approval_id']) : undefined;
      return record?.execution_id === executionId ? record : undefined;
    },

    create: (record) =>
      holds(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: toItem(record),
            ConditionExpression: `attribute_not_exists(${TABLES.requests.key})`,
          }),
        ),
      ),

    takeLease: (approvalId, lease, horizon) =>
      update(approvalId, {
        set: { lease_id: lease.id, lease_taken_at: lease.taken_at },
        condition: `#state = :open AND ${UNBOUND} AND ${LEASE_FREE}`,
        values: { open: 'open', horizon },
      }),

    queue: (approvalId, leaseId) =>
      update(approvalId, {
        set: { queued: true },
        remove: ['lease_id', 'lease_taken_at'],
        condition: '#lease_id = :lease',
        values: { lease: leaseId },
      }),

    async bind(record, executionId) {
      // The way from the execution to the record comes first: an event may come as soon as the record is bound.
      const pointer = executionKey(record.request.backend, executionId);
      await client.send(new PutCommand({ TableName, Item: { ...pointer, approval_id: record.approval_id } }));
      return update(record.approval_id, {
        set: { execution_id: executionId },
        remove: ['lease_id', 'lease_taken_at', 'queued'],
        condition: `#state = :open AND (${UNBOUND} OR ${STILL_BOUND})`,
        values: { open: 'open', execution_id: executionId },
      });
    },

    decide: (approvalId, executionId, { decision, failure, late_answer }) =>
      update(approvalId, {
        set: { state: 'decided', decision, failure, late_answer },
        remove: ['queued'],
        condition: `#state = :open AND ${bound(executionId)}`,
        values: { open: 'open', ...(executionId !== undefined && { execution_id: executionId }) },
      }),

    decideDue: (approvalId, executionId, decision, horizon) =>
      update(approvalId, {
        set: { state: 'decided', decision },
        remove: ['queued'],
        condition: `#state = :open AND ${NOT_VERIFIED} AND ${bound(executionId)} AND ${LEASE_FREE}`,
        values: { open: 'open', horizon, ...(executionId !== undefined && { execution_id: executionId }) },
      }),

    withdrawUnbound: (approvalId, withdrawn, decision) =>
      update(approvalId, {
        set: { state: 'decided', decision, withdrawn, [CHECK_AT]: AT_ONCE },
        remove: ['queued'],
        condition: `#state = :open AND ${UNBOUND}`,
        values: { open: 'open' },
      }),

    intendWithdraw: (approvalId, withdrawn) =>
      update(approvalId, {
        set: { withdrawn, [CHECK_AT]: AT_ONCE },
        condition: `#state = :open AND ${NOT_VERIFIED} AND attribute_not_exists(#withdrawn)`,
        values: { open: 'open' },
      }),

    verify: (approvalId, executionId, verified) =>
      update(approvalId, {
        set: { verified },
        condition: `#state = :open AND ${STILL_BOUND} AND attribute_not_exists(#withdrawn)`,
        values: { open: 'open', execution_id: executionId },
      }),

    delivered: (approvalId) =>
      update(approvalId, {
        set: { state: 'delivered' },
        condition: '#state = :decided',
        values: { decided: 'decided' },
      }),

    close: (approvalId, from, closed) =>
      update(approvalId, {
        set: { state: 'closed', closed },
        remove: ['queued'],
        condition: '#state = :from',
        values: { from },
      }),

    finish: (approvalId) =>
      update(approvalId, {
        remove: [UNFINISHED_KEY, CHECK_AT, 'lease_id', 'lease_taken_at'],
        condition: 'attribute_exists(#state) AND #state <> :open',
        values: { open: 'open' },
      }),

    async *toCheck(now) {
      for (const backend of BACKEND_IDS) {
        for await (const item of unfinished(client, TableName, backend, now)) yield item.approval_id;
      }
    },

    async checkAt(approvalId, at) {
      await update(approvalId, {
        set: { [CHECK_AT]: at },
        condition: `attribute_exists(#${UNFINISHED_KEY})`,
      });
    },

    async queued(backend) {
      const found: { approval_id: string; created_at: string }[] = [];
      for await (const item of unfinished(client, TableName, backend)) if (item.queued) found.push(item);
      return found
        .sort((a, b) => a.created_at.localeCompare(b.created_at))
        .map(({ approval_id }) => approval_id);
    },
  };
}

const bound = (executionId: string | undefined): string =>
  executionId === undefined ? UNBOUND : STILL_BOUND;

interface IndexedItem {
  readonly approval_id: string;
  readonly created_at: string;
  readonly queued?: boolean;
}

async function* unfinished(
  client: DynamoDBDocumentClient,
  TableName: string,
  backend: BackendId,
  until?: string,
): AsyncGenerator<IndexedItem> {
  for (let start: Record<string, unknown> | undefined, first = true; first || start; first = false) {
    const page = await client.send(
      new QueryCommand({
        TableName,
        IndexName: INDEX,
        KeyConditionExpression: until === undefined ? '#b = :b' : '#b = :b AND #at <= :until',
        ExpressionAttributeNames: { '#b': UNFINISHED_KEY, ...(until !== undefined && { '#at': CHECK_AT }) },
        ExpressionAttributeValues: { ':b': backend, ...(until !== undefined && { ':until': until }) },
        ExclusiveStartKey: start,
      }),
    );
    yield* (page.Items ?? []) as IndexedItem[];
    start = page.LastEvaluatedKey;
  }
}

function toItem({ lease, unfinished: open, votes = {}, ...record }: ApprovalRecord): Record<string, unknown> {
  return {
    ...approvalKey(record.approval_id),
    ...record,
    // A map from the start, so that a vote is one write to one of its keys.
    votes,
    ...(lease && { lease_id: lease.id, lease_taken_at: lease.taken_at }),
    ...(open && { [UNFINISHED_KEY]: record.request.backend, [CHECK_AT]: record.created_at }),
  };
}

function toRecord(item: Record<string, unknown>): ApprovalRecord {
  const { lease_id: id, lease_taken_at: taken_at, ...rest } = item;
  return ApprovalRecordSchema.parse({
    ...rest,
    ...(id !== undefined && { lease: { id, taken_at } }),
    unfinished: item[UNFINISHED_KEY] !== undefined,
  });
}
