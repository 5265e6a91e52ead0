import type { BackendPort } from '@ringi/approvals';

const never = (): Promise<never> => Promise.reject(new Error('No level of this test has this backend.'));

/** A backend that no level asks and in which nothing runs. */
export const noBackend: BackendPort = {
  start: never,
  describe: never,
  decide: never,
  stop: never,
  find: never,
  boundId: never,
  running: () => Promise.resolve([]),
  approvalOf: never,
};
