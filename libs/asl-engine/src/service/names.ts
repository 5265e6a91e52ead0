import { StatesError } from './states-error.js';

/** Characters AWS allows in no name. */
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;

/**
 * Checks the name of a machine or an execution: 1 to 80 characters, no white space, brackets, wildcards or `"#%\^|~`$&,;:/`.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 * @throws StatesError InvalidName.
 */
export function checkName(name: string): void {
  if (name.length < 1 || name.length > 80 || FORBIDDEN.test(name)) {
    throw new StatesError('InvalidName', `Invalid Name: '${name}'`);
  }
}
