/** How far: by an ISO 8601 duration, or to a time. */
export type Step = { readonly by: string } | { readonly to: string };

/** Skips ahead on the laptop. @throws Error with the emulator's own words */
export async function advanceClock(url: string, step: Step, send: typeof fetch): Promise<void> {
  const response = await send(`${url.replace(/\/$/, '')}/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(step),
  });
  if (response.ok) return;
  const answer = (await response.json().catch(() => undefined)) as { message?: string } | undefined;
  throw new Error(answer?.message ?? `${url}: ${response.status}`);
}
