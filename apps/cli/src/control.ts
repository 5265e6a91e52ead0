import { Refused } from './errors.js';

/** Asks the laptop's own switches, which AWS does not have. @throws Refused with what they answer. */
export async function askControl(url: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(
    url,
    body === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
  );
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  // What was asked is wrong: its own words say how to ask.
  if (response.status === 400 && typeof answer['message'] === 'string') throw new Refused(answer['message']);
  if (!response.ok) throw new Refused(`${url} answered ${response.status}: ${String(answer['message'])}`);
  return answer;
}
