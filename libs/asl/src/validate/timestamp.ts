const RFC3339 = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** True for an ISO 8601 extended offset date-time (RFC 3339 profile: `T`, seconds, and `Z` or an offset). */
export function isTimestamp(text: string): boolean {
  return parseTimestamp(text) !== undefined;
}

/** Epoch milliseconds of an RFC 3339 timestamp (digits beyond milliseconds are cut), or undefined when it is none. */
export function parseTimestamp(text: string): number | undefined {
  const match = RFC3339.exec(text);
  if (!match) return undefined;
  const [, date, time, fraction = '', zone] = match;
  const millis = Date.parse(`${date}T${time}${fraction.slice(0, 4)}${zone}`);
  if (Number.isNaN(millis)) return undefined;
  // Date.parse rolls 30 February over into March; such a day is no timestamp.
  const day = new Date(`${date}T00:00:00Z`);
  return day.toISOString().startsWith(date as string) ? millis : undefined;
}
