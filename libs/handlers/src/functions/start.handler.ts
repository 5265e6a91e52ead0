import { StartEventSchema, type Started } from '@ringi/shared-types';
import { lambdaPorts } from '../aws/lambda-ports.js';
import { start } from '../core/start.js';

const ports = lambdaPorts();

export const handler = (event: unknown): Promise<Started> => start(ports, StartEventSchema.parse(event));
