import type { TestStateInput } from '@ringi/asl-engine/service';
import {
  optionalFlag,
  optionalObject,
  optionalOneOf,
  optionalText,
  requiredText,
  type RawInput,
} from '../input.js';
import { operation } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html */
export const testState = ({ machines }: StatesState) =>
  operation((input, call) => {
    call.authorize('states:TestState', '*');
    return machines.testState(requestOf(input));
  });

function requestOf(input: RawInput): TestStateInput {
  const members = {
    roleArn: optionalText(input, 'roleArn'),
    input: optionalText(input, 'input'),
    inspectionLevel: optionalOneOf(input, 'inspectionLevel', ['INFO', 'DEBUG', 'TRACE']),
    revealSecrets: optionalFlag(input, 'revealSecrets'),
    variables: optionalText(input, 'variables'),
    stateName: optionalText(input, 'stateName'),
    context: optionalText(input, 'context'),
    mock: optionalObject(input, 'mock'),
    stateConfiguration: optionalObject(input, 'stateConfiguration'),
  };
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), definition: requiredText(input, 'definition') };
}
