import { admit } from '@ringi/approvals';
import type { AdmitEvent, Admitted, Flow } from '@ringi/shared-types';
import { requestId } from './ids.js';
import type { RequestStore } from './ports.js';

/**
 * Checks a request and keeps it, before anybody is asked. A repeated call answers the same.
 * @throws RingiError as `admit` does.
 */
export async function admitRequest(requests: RequestStore, flow: Flow, event: AdmitEvent): Promise<Admitted> {
  const { request, admitted } = admit(flow, event, requestId(event.execution.id));
  await requests.put(request);
  return admitted;
}
