import { TABLES } from '@ringi/approvals';

const { key } = TABLES.requests;
type RequestsKey = Record<typeof key, string>;

export const approvalKey = (approvalId: string): RequestsKey => ({ [key]: `approval#${approvalId}` });
export const requestKey = (requestId: string): RequestsKey => ({ [key]: `request#${requestId}` });
/** Leads from a backend's execution to the approval it was bound for. The approval's own record decides. */
export const executionKey = (backend: string, executionId: string): RequestsKey => ({
  [key]: `execution#${backend}#${executionId}`,
});
export const rowKey = (id: string): RequestsKey => ({ [key]: id });
export const tokenKey = (approvalId: string): Record<typeof TABLES.tokens.key, string> => ({
  [TABLES.tokens.key]: approvalId,
});
