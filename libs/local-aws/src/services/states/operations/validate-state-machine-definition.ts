import { optionalOneOf, optionalText } from '../input.js';
import { operation } from '../operation.js';
import type { StatesState } from '../state.js';

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html */
export const validateStateMachineDefinition = ({ machines }: StatesState) =>
  operation((input, call) => {
    call.authorize('states:ValidateStateMachineDefinition', '*');
    const type = optionalOneOf(input, 'type', ['STANDARD', 'EXPRESS']);
    return machines.validateDefinition(optionalText(input, 'definition') ?? '', type);
  });
