import {
  parseIntrinsic,
  type IntrinsicArgument,
  type IntrinsicCall,
  type IntrinsicName,
  type Json,
} from '@ringi/asl';
import { lookUp, type DataSource } from '../data/source.js';
import { encode } from '../json.js';
import { RuntimeFailure, messageOf } from '../errors.js';
import { Lru } from '../lru.js';
import {
  array,
  arrayContains,
  arrayGetItem,
  arrayLength,
  arrayPartition,
  arrayRange,
  arrayUnique,
} from './arrays.js';
import { base64Decode, base64Encode, hash } from './encoding.js';
import { intrinsicFailure, type IntrinsicFunction } from './function.js';
import { formatText, jsonMerge, jsonToString, stringSplit, stringToJson } from './json-and-text.js';
import { mathAdd, mathRandom, uuid } from './numbers.js';

const FUNCTIONS: Readonly<Record<Exclude<IntrinsicName, 'States.Format'>, IntrinsicFunction>> = {
  'States.Array': array,
  'States.ArrayContains': arrayContains,
  'States.ArrayGetItem': arrayGetItem,
  'States.ArrayLength': arrayLength,
  'States.ArrayPartition': arrayPartition,
  'States.ArrayRange': arrayRange,
  'States.ArrayUnique': arrayUnique,
  'States.Base64Decode': base64Decode,
  'States.Base64Encode': base64Encode,
  'States.Hash': hash,
  'States.JsonMerge': jsonMerge,
  'States.JsonToString': jsonToString,
  'States.MathAdd': mathAdd,
  'States.MathRandom': mathRandom,
  'States.StringSplit': stringSplit,
  'States.StringToJson': stringToJson,
  'States.UUID': uuid,
};

const parsed = new Lru<IntrinsicCall>(500);

/** Value of an intrinsic call such as `States.Format('{}', $.name)`. @throws StateFailure States.IntrinsicFailure. */
export function evaluateIntrinsic(text: string, source: DataSource): Json {
  return call(parse(text), source, text);
}

function parse(text: string): IntrinsicCall {
  try {
    return parsed.get(text, () => parseIntrinsic(text));
  } catch (error) {
    throw new RuntimeFailure(messageOf(error));
  }
}

function call(node: IntrinsicCall, source: DataSource, text: string): Json {
  if (node.name !== 'States.Format') {
    return FUNCTIONS[node.name](
      node.arguments.map((argument) => value(argument, source, text)),
      source,
    );
  }
  const [template, ...rest] = node.arguments;
  const format = template?.kind === 'string' ? template.template : templateText(template, source, text);
  return formatText(
    format,
    rest.map((argument) => value(argument, source, text)),
  );
}

/** A template that comes from data has no escapes of the definition's own. */
function templateText(argument: IntrinsicArgument | undefined, source: DataSource, text: string): string {
  const found = argument && value(argument, source, text);
  if (typeof found !== 'string') throw intrinsicFailure('States.Format needs a string as its first argument');
  return found;
}

function value(argument: IntrinsicArgument, source: DataSource, text: string): Json {
  switch (argument.kind) {
    case 'call':
      return call(argument, source, text);
    case 'path':
      return argumentAt(argument.path.text, source, text);
    case 'string':
    case 'literal':
      return argument.value;
  }
}

/** Value of a path as an argument. The error names the whole expression, however deep the call is that has the argument. */
function argumentAt(path: string, source: DataSource, text: string): Json {
  const found = lookUp(path, source);
  if (found !== undefined) return found;
  throw new RuntimeFailure(
    `The function '${text}' had the following error: The JsonPath argument for the field '${path}' could not be found in the input '${encode(source.data)}'`,
  );
}
