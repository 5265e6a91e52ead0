import type { StateStatement } from './program.js';

/** A step of the library that prints exactly this state, whatever `$` holds; undefined when `rawState` has to. */
export interface TypedStep {
  readonly step: 'wait' | 'fail';
  readonly options?: Readonly<Record<string, unknown>>;
}

export function typedStep({ state }: StateStatement): TypedStep | undefined {
  const only = (...fields: string[]) =>
    Object.keys(state).every((field) => ['Type', ...fields].includes(field));
  if (state.Type === 'Wait' && only('Seconds', 'Next') && typeof state['Seconds'] === 'number') {
    return { step: 'wait', options: { seconds: state['Seconds'] } };
  }
  if (state.Type !== 'Fail' || !only('Error', 'Cause')) return undefined;
  const { Error: error, Cause: cause } = state;
  if (
    ![error, cause].every(
      (text) => text === undefined || (typeof text === 'string' && !text.startsWith('{%')),
    )
  ) {
    return undefined;
  }
  const options = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  return Object.keys(options).length > 0 ? { step: 'fail', options } : { step: 'fail' };
}
