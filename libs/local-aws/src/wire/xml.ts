import { XMLBuilder } from 'fast-xml-parser';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
});

/** Writes one XML document from nested values; see {@link toXmlValue} for what stands for what. */
export function writeXml(
  root: string,
  namespace: string,
  content: Readonly<Record<string, unknown>>,
): string {
  const xml: unknown = builder.build({ [root]: { '@xmlns': namespace, ...content } });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(xml)}`;
}

/**
 * The query protocol's XML: an array is `<member>` elements, a `Map` is `<entry>` elements with `<key>` and `<value>`,
 * a `Date` is ISO 8601, a blob Base64; `undefined` and `null` are left out.
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#xml-shape-serialization
 */
export function toXmlValue(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Map) {
    return { entry: [...value].map(([key, item]) => ({ key: String(key), value: toXmlValue(item) })) };
  }
  if (Array.isArray(value)) return value.length === 0 ? '' : { member: value.map(toXmlValue) };
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined && item !== null)
        .map(([key, item]) => [key, toXmlValue(item)]),
    );
  }
  return String(value);
}
