import { AWS, OURS } from './messages.js';
import { isObject, type Check } from './scope.js';
import { template } from './template.js';

/** Letters, digits and underscores of any script, beginning with a letter or an underscore. */
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

/**
 * An `Assign`: variable names and their values.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export const assign: Check = (value, at, scope) => {
  const { findings } = scope;
  if (!isObject(value)) {
    findings.schema(AWS.type('OBJECT'), at);
    return;
  }
  for (const key of Object.keys(value)) {
    const name = scope.language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key;
    if (name === 'states') findings.add('RESERVED_VARIABLE_NAME', AWS.reservedVariable, at);
    else if (!NAME.test(name)) findings.add('INVALID_VARIABLE_NAME', AWS.variableCharacters(name), at);
    else if (name.length > 80) findings.add('INVALID_VARIABLE_NAME', OURS.variableLength(name), at);
  }
  template(value, at, scope);
};
