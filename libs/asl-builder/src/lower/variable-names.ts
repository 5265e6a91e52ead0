/**
 * Names that would hide something in JSONata: `$states`, and the functions our own expressions call.
 * Source: https://docs.jsonata.org/overview (function library) and AWS's additions.
 */
const TAKEN = new Set(
  (
    'states abs append assert average base64decode base64encode boolean ceil clone contains count decodeUrl ' +
    'decodeUrlComponent distinct each encodeUrl encodeUrlComponent error eval exists filter floor formatBase ' +
    'formatInteger formatNumber fromMillis hash join keys length lookup lowercase map match max merge millis min not ' +
    'now number pad parse parseInteger partition power random range reduce replace reverse round shuffle sift single ' +
    'sort split spread sqrt string substring substringAfter substringBefore sum toMillis trim type uppercase uuid zip'
  ).split(' '),
);

/** Room for a number behind it: a variable's name has at most 80 characters. */
const LONGEST = 70;

/** A variable name made of a step's name: `Get Job` becomes `getJob`. */
export function variableName(hint: string, used: ReadonlySet<string>): string {
  const words = hint.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words
    .map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  const lower = joined.charAt(0).toLowerCase() + joined.slice(1);
  const letters = /^[a-z]/.test(lower) ? lower : `value${lower}`;
  const base = (TAKEN.has(letters) ? `${letters}Value` : letters).slice(0, LONGEST);
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}_${n}`;
    if (!used.has(name)) return name;
  }
}
