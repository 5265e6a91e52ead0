import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ApprovalStore } from '../core/ports.js';
import { approvalKey } from './keys.js';
import { holds } from './update.js';

/** Votes: a map in the approval's item, keyed by person, each changed by one conditional write. */
export function voteStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): Pick<ApprovalStore, 'vote' | 'voteSent' | 'unvote'> {
  const change = (
    approvalId: string,
    person: string,
    { act, condition, values }: { act: string; condition: string; values: Record<string, unknown> },
  ): Promise<boolean> =>
    holds(() =>
      client.send(
        new UpdateCommand({
          TableName,
          Key: approvalKey(approvalId),
          UpdateExpression: `${act} ADD #version :one`,
          ConditionExpression: condition,
          ExpressionAttributeNames: {
            '#votes': 'votes',
            '#person': person,
            '#version': 'version',
            ...(/#sent/.test(act + condition) && { '#sent': 'sent' }),
            ...(/#state/.test(condition) && { '#state': 'state', '#execution_id': 'execution_id' }),
          },
          ExpressionAttributeValues: { ':one': 1, ...values },
        }),
      ),
    );

  return {
    vote: (approvalId, person, vote) =>
      change(approvalId, person, {
        act: 'SET #votes.#person = :vote',
        condition:
          '#state = :open AND attribute_exists(#execution_id) AND attribute_not_exists(#votes.#person)',
        values: { ':vote': vote, ':open': 'open' },
      }),
    voteSent: (approvalId, person) =>
      change(approvalId, person, {
        act: 'SET #votes.#person.#sent = :true',
        condition: 'attribute_exists(#votes.#person)',
        values: { ':true': true },
      }),
    unvote: (approvalId, person) =>
      change(approvalId, person, {
        act: 'REMOVE #votes.#person',
        condition: '#votes.#person.#sent = :false',
        values: { ':false': false },
      }),
  };
}
