import { parseResource, type Json } from '@ringi/asl';
import { isObject } from '../../json.js';
import { StatesError } from '../states-error.js';
import { responseShape, type Shape } from './response-shapes.js';

/**
 * Checks a mocked result of a Task against what the service answers: types always, required members unless only those
 * present are to be checked. @throws StatesError ValidationException.
 */
export function checkMockedResponse(resource: string, result: Json, mode: 'STRICT' | 'PRESENT'): void {
  const parsed = parseResource(resource);
  if (parsed.kind !== 'service' || parsed.pattern !== 'request-response') return;
  const shape = responseShape(parsed.service, parsed.action);
  if (shape) check(shape, result, '', mode);
}

function check(shape: Shape, value: Json, field: string, mode: 'STRICT' | 'PRESENT'): void {
  switch (shape.type) {
    case 'object':
      if (!isObject(value)) throw wrong(`Field '${field}' must be an object`);
      for (const name of mode === 'STRICT' ? (shape.required ?? []) : [])
        if (!Object.hasOwn(value, name)) throw wrong(`Required field '${name}' is missing`);
      for (const [name, inner] of Object.entries(shape.members ?? {}))
        if (Object.hasOwn(value, name)) check(inner, value[name] as Json, name, mode);
      return;
    case 'array':
      if (!Array.isArray(value)) throw wrong(`Field '${field}' must be an array`);
      for (const item of value as readonly Json[]) check(shape.of as Shape, item, field, mode);
      return;
    default:
      scalar(shape, value, field);
  }
}

function scalar(shape: Shape, value: Json, field: string): void {
  if (typeof value !== shape.type) throw wrong(`Field '${field}' must be a ${shape.type}`);
  if (shape.enum && !shape.enum.includes(value as string))
    throw wrong(`Field '${field}' is not an expected value`);
  if (shape.min !== undefined && (value as number) < shape.min)
    throw wrong(`Field '${field}' is less than the minimum value`);
  if (shape.max !== undefined && (value as number) > shape.max)
    throw wrong(`Field '${field}' exceeds the maximum value`);
  if (shape.minLength !== undefined && (value as string).length < shape.minLength)
    throw wrong(`Field '${field}' is smaller than the minimum length`);
}

function wrong(why: string): StatesError {
  return new StatesError('ValidationException', `Mock result schema validation error: ${why}`);
}
