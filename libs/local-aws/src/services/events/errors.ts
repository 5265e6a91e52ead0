import { ServiceError } from '../../core/errors.js';

export const validation = (message: string): ServiceError => new ServiceError('ValidationException', message);

export const ruleNotFound = (name: string): ServiceError =>
  new ServiceError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus default.`);
