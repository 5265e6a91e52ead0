/** A part of a Fn::Sub text: literal text, or the name in `${name}`. */
export type SubPart = { readonly text: string } | { readonly name: string };

/** Splits a Fn::Sub text; `${!x}` is the literal `${x}`. */
export function parseSub(text: string): readonly SubPart[] {
  const parts: SubPart[] = [];
  let end = 0;
  for (const match of text.matchAll(/\$\{(!?)([^}]*)\}/g)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push(match[1] ? { text: `\${${match[2] ?? ''}}` } : { name: (match[2] ?? '').trim() });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** Both forms of Fn::Sub's argument: the text and its own variables. */
export function subArgument(argument: unknown): {
  text: string;
  variables: Readonly<Record<string, unknown>>;
} {
  if (typeof argument === 'string') return { text: argument, variables: {} };
  const [text, variables] = Array.isArray(argument) ? (argument as unknown[]) : [];
  if (typeof text !== 'string' || variables === null || typeof variables !== 'object') {
    throw new Error('Fn::Sub takes a text, or a list of a text and an object of variables');
  }
  return { text, variables: variables as Readonly<Record<string, unknown>> };
}
