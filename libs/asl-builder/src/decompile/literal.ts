const WIDTH = 100;

/** JSON data as TypeScript, as a formatter would lay it out: on one line if it fits, with `indent` before further ones. */
export function literal(value: unknown, indent: string): string {
  const line = inline(value);
  if (line.length + indent.length <= WIDTH || typeof value !== 'object' || value === null) return line;
  const deeper = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((element) => literal(element, deeper))
    : Object.entries(value).map(([key, field]) => `${propertyName(key)}: ${literal(field, deeper)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${items.map((item) => `${deeper}${item},\n`).join('')}${indent}${close}`;
}

function inline(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  const fields = Object.entries(value).map(([key, field]) => `${propertyName(key)}: ${inline(field)}`);
  return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}';
}

/** `__proto__` as a plain name would set the prototype. */
export const propertyName = (key: string): string => {
  if (key === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : text(key);
};

/** A text in single quotes, unless it holds some. */
export const text = (value: string): string => {
  const quoted = JSON.stringify(value);
  return value.includes("'") ? quoted : `'${quoted.slice(1, -1).replaceAll('\\"', '"')}'`;
};
