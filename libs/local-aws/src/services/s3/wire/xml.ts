import { XMLParser } from 'fast-xml-parser';
import { writeXml } from '../../../wire/xml.js';
import type { WireResponse } from '../../../wire/message.js';
import { malformedXml } from '../errors.js';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: true });

/** An answer whose body is one XML document; an array is an element repeated, `undefined` left out. */
export function xmlAnswer(root: string, content: Readonly<Record<string, unknown>>): Partial<WireResponse> {
  return {
    headers: { 'content-type': 'application/xml' },
    body: writeXml(root, NAMESPACE, clean(content) as Record<string, unknown>),
  };
}

function clean(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== 'object') return typeof value === 'string' ? value : String(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, clean(item)]),
  );
}

/**
 * Reads a request's document; every scalar is text.
 * @throws ServiceError MalformedXML when it is none or has another root.
 */
export function readXml(body: Buffer, root: string): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    parsed = parser.parse(body.toString('utf8'), true);
  } catch {
    throw malformedXml();
  }
  const content = (parsed as Record<string, unknown>)[root];
  if (content === '') return {};
  if (content === undefined || typeof content !== 'object') throw malformedXml();
  return content as Record<string, unknown>;
}
