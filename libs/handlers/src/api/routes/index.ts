import type { Route } from '../route.js';
import { createRequest } from './create-request.js';
import { decideLevel } from './decide-level.js';
import { getFlow } from './get-flow.js';
import { getInbox } from './get-inbox.js';
import { getMe } from './get-me.js';
import { getRequest } from './get-request.js';
import { listEvents } from './list-events.js';
import { listFlows } from './list-flows.js';
import { listRequests } from './list-requests.js';
import { rebuildRows } from './rebuild-rows.js';
import { withdrawRequest } from './withdraw-request.js';

/** Every route, in the order the document shows them. */
export const ROUTES: readonly Route[] = [
  getMe,
  listFlows,
  getFlow,
  listRequests,
  createRequest,
  getRequest,
  listEvents,
  withdrawRequest,
  decideLevel,
  getInbox,
  rebuildRows,
];
