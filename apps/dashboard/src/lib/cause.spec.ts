import { readableCause } from './cause.js';

const lambda = JSON.stringify({
  errorType: 'Ringi.BackendFailed',
  errorMessage: 'No such file.',
  trace: ['at x'],
});

describe('the sentence in a cause', () => {
  it.each([
    ['plain text', 'It broke.', { message: 'It broke.' }],
    ['a number', '7', { message: '7' }],
    ['an object of other keys', '{"a":1}', { message: '{"a":1}' }],
    ["a function's error", lambda, { error: 'Ringi.BackendFailed', message: 'No such file.' }],
    [
      "a nested execution's description of it",
      JSON.stringify({ Error: 'Ringi.BackendFailed', Cause: lambda, Input: '{}' }),
      { error: 'Ringi.BackendFailed', message: 'No such file.' },
    ],
    [
      "a nested execution's own end",
      JSON.stringify({ Error: 'States.Timeout', Cause: 'Too late.' }),
      { error: 'States.Timeout', message: 'Too late.' },
    ],
  ])('is found in %s', (_, cause, found) => expect(readableCause(cause)).toEqual(found));
});
