/**
 * The two tables, as the constructs make them and the handlers use them.
 *
 * `Requests` holds one item each for a request, an approval and a backend's execution, told apart by the key's prefix.
 * Its sparse index `unfinished` has the approvals that are not finished, by backend and by when to look at them next.
 * Rows derived from these items lie beside them; the sparse index `lists` (projecting all attributes) has each under the
 * one list it stands in, in the list's order: all requests, those of a requester, those a person may see, an inbox.
 * `Tokens` holds the task tokens by approval; no other function than start, report, close and reconcile may touch it.
 */
export const TABLES = {
  requests: {
    key: 'pk',
    unfinished: { index: 'unfinished', hash: 'unfinished_backend', range: 'check_at' },
    lists: { index: 'lists', hash: 'list', range: 'list_order' },
  },
  tokens: { key: 'approval_id' },
} as const;
