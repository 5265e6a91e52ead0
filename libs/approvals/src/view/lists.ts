/**
 * The lists of the Requests table's index `lists`. Each is one partition, read by one Query. The list of all requests is
 * one partition too: a partition takes 1,000 writes a second, and a request makes about a dozen in its life.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
export const LISTS = {
  /** Every request, by its start. */
  all: 'all',
  /** Those a principal has started, by start. */
  mine: (principal: string): string => `mine#${principal}`,
  /** Those a principal has started or was asked about, by start. */
  seen: (principal: string): string => `seen#${principal}`,
  /** What waits for a principal, by due time. */
  inbox: (principal: string): string => `inbox#${principal}`,
};
