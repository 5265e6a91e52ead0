import { notEmulated, ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { functionConfiguration } from '../function-configuration.js';
import type { FunctionStore } from '../lambda-function.js';

interface Input {
  readonly Marker?: string;
  readonly MaxItems?: string | number;
  readonly MasterRegion?: string;
  readonly FunctionVersion?: string;
}

/** By name; a page ends with the name of its last function as the marker. @see https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export const listFunctions = (store: FunctionStore) => (input: Input, call: Call) => {
  call.authorize('lambda:ListFunctions', '*');
  if (input.MasterRegion !== undefined || input.FunctionVersion !== undefined) {
    throw notEmulated('lambda:ListFunctions with MasterRegion or FunctionVersion');
  }
  const pageSize = Math.min(50, Number(input.MaxItems ?? 50));
  if (!Number.isInteger(pageSize) || pageSize < 1) {
    throw new ServiceError(
      'InvalidParameterValueException',
      'MaxItems must be a whole number of at least 1.',
    );
  }
  const after = input.Marker;
  const rest = [...store.functions.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter(({ name }) => after === undefined || name > after);
  const page = rest.slice(0, pageSize);
  return {
    Functions: page.map(functionConfiguration),
    ...(rest.length > page.length && { NextMarker: page.at(-1)?.name }),
  };
};
