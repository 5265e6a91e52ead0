import { CloseEventSchema } from '@ringi/shared-types';
import { lambdaPorts } from '../aws/lambda-ports.js';
import { close } from '../core/close.js';

const ports = lambdaPorts();

export const handler = (event: unknown): Promise<unknown> => close(ports, CloseEventSchema.parse(event));
