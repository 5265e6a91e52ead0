import type { Json } from '@ringi/asl';
import { isObject } from '../json.js';
import { evaluateExpression, expressionOf, type QueryScope } from './evaluate.js';

/** Fills Arguments, Output, Assign or ItemSelector: every string that is an expression, at any depth. */
export async function fillQuery(template: unknown, scope: QueryScope, field: string): Promise<Json> {
  const expression = expressionOf(template);
  if (expression !== undefined) return evaluateExpression(expression, scope, field);
  if (Array.isArray(template)) {
    const items: Json[] = [];
    for (const [index, item] of template.entries())
      items.push(await fillQuery(item, scope, `${field}[${index}]`));
    return items;
  }
  if (!isObject(template)) return template as Json;
  const filled: Record<string, Json> = {};
  for (const [key, value] of Object.entries(template)) {
    filled[key] = await fillQuery(value, scope, `${field}/${key}`);
  }
  return filled;
}
