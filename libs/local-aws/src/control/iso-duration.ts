const PATTERN =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const UNITS = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000];

/**
 * Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds, e.g. `P3D`, `PT90M`, `P1DT12H`.
 * @throws TypeError for anything else; years and months are refused because their length varies.
 */
export function parseDuration(text: string): number {
  const match = PATTERN.exec(text);
  const amounts = match?.slice(1) ?? [];
  if (!match || amounts.every((amount) => amount === undefined)) {
    throw new TypeError(
      `'${text}' is not an ISO 8601 duration of weeks, days, hours, minutes or seconds, such as P3D or PT90M.`,
    );
  }
  return Math.round(
    amounts.reduce((sum, amount, index) => sum + Number(amount ?? 0) * (UNITS[index] as number), 0),
  );
}
