/* eslint-disable @typescript-eslint/no-unsafe-function-type -- any function may be the one to look behind */

/**
 * `file:line:column` of the call of `callee`, from the call stack; `unknown` where the engine gives no stack.
 * `Error.captureStackTrace` cuts the stack above `callee`, so the library's own frames need not be recognised by path.
 */
export function callerOf(callee: Function): string {
  const holder: { stack?: string } = {};
  if (typeof Error.captureStackTrace !== 'function') return 'unknown';
  // Every frame costs: where sources are mapped, more than recording the step.
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 2;
  Error.captureStackTrace(holder, callee);
  const { stack = '' } = holder;
  Error.stackTraceLimit = limit;
  for (const line of stack.split('\n').slice(1)) {
    const position = /(?:\(|\s)(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/])[^()]*:\d+:\d+)\)?$/.exec(line)?.[1];
    if (position !== undefined) return position;
  }
  return 'unknown';
}
