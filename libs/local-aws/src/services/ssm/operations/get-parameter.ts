import { ServiceError } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { requiredString, type RawInput } from '../../../core/raw-input.js';
import type { SsmState } from '../state.js';

export const getParameter =
  ({ env, parameters }: SsmState) =>
  (input: RawInput, call: Call): unknown => {
    const name = requiredString(input, 'Name', { min: 1, max: 2048 });
    const arn = env.arn('ssm', `parameter/${name.replace(/^\//, '')}`);
    call.authorize('ssm:GetParameter', arn);
    const stored = parameters.get(name);
    if (!stored) throw new ServiceError('ParameterNotFound', `There is no parameter ${name}.`);
    return {
      Parameter: {
        Name: name,
        Type: stored.type,
        Value: stored.value,
        Version: stored.version,
        LastModifiedDate: stored.modifiedAt / 1000,
        ARN: arn,
        DataType: 'text',
      },
    };
  };
