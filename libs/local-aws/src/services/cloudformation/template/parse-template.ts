import { parse, type CollectionTag, type ScalarTag } from 'yaml';
import { isObject, type Template } from './template.js';

const SHORT_FORMS = [
  'And',
  'Base64',
  'Cidr',
  'Contains',
  'EachMemberIn',
  'Equals',
  'FindInMap',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'Transform',
];

const longName = (tag: string): string => (tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`);

/** YAML's short forms: `!Ref X`, `!GetAtt X.Arn`, `!Sub […]`. */
const tags: (ScalarTag | CollectionTag)[] = [...SHORT_FORMS, 'Ref', 'Condition', 'GetAtt'].flatMap((name) => {
  const key = longName(name);
  return [
    {
      tag: `!${name}`,
      resolve: (text: string) => ({ [key]: name === 'GetAtt' ? splitAttribute(text) : text }),
    },
    { tag: `!${name}`, collection: 'seq', resolve: (seq) => wrap(key, seq) },
    { tag: `!${name}`, collection: 'map', resolve: (map) => wrap(key, map) },
  ] satisfies (ScalarTag | CollectionTag)[];
});

// The nodes inside are resolved already; toJSON makes plain values of them.
const wrap = (key: string, node: { toJSON(): unknown }): unknown => ({ [key]: node.toJSON() });

const splitAttribute = (text: string): string[] => {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
};

/**
 * A template from JSON or YAML text (short forms included) or an object.
 * @throws Error when it is not one.
 */
export function parseTemplate(source: string | object): Template {
  const value: unknown = typeof source === 'string' ? parse(source, { customTags: tags as never }) : source;
  if (!isObject(value) || !isObject(value['Resources'])) {
    throw new Error('Template format error: the template must be an object with Resources.');
  }
  // A copy, so that the caller's object cannot change under a deployed stack.
  return structuredClone(value) as unknown as Template;
}
