import { tokenFor } from '@ringi/local';
import type { FlowForm, RequestView } from '@ringi/shared-types';
import type { System } from '../testing/system.js';

/** Calls the HTTP API as a person, past the page. @throws Error with what the API said when it did not answer 2xx. */
export async function callApi<T>(system: System, person: string, path: string, body?: unknown): Promise<T> {
  const { api, issuer } = system.local.endpoints;
  const response = await fetch(api + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${await tokenFor(issuer, person)}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} as ${person}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}

/** Who starts requests and is asked by no flow. */
export const REQUESTER = 'kobayashi';

/** Starts a request with the flow's example and, if given, other values. @returns its id, once its first level waits. */
export async function startTitled(
  system: System,
  flow: string,
  title: string,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const { example } = await callApi<FlowForm>(system, REQUESTER, `/flows/${flow}`);
  const input = { ...example, ...changes };
  const { request_id } = await callApi<RequestView>(system, REQUESTER, '/requests', { flow, title, input });
  await system.settle();
  return request_id;
}

/** The request as its requester sees it, when nothing is in flight. */
export async function viewOf(system: System, id: string): Promise<RequestView> {
  await system.settle();
  return callApi<RequestView>(system, REQUESTER, `/requests/${id}`);
}

export const levelStates = ({ level_views }: RequestView): string[] => level_views.map(({ state }) => state);

/** A decision past the page, and what follows from it. */
export async function decideByApi(
  system: System,
  person: string,
  id: string,
  level: number,
  answer: 'approve' | 'reject',
  comment?: string,
): Promise<void> {
  await system.settle();
  await callApi(system, person, `/requests/${id}/levels/${level}/decision`, {
    answer,
    ...(comment !== undefined && { comment }),
  });
  await system.settle();
}
