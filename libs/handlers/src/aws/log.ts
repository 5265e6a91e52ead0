import { Logger } from '@aws-lambda-powertools/logger';
import type { Ports } from '../core/ports.js';

const logger = new Logger({ serviceName: 'ringi' });

/** Logs ids and counts. Nothing of an execution's data, no token, no person's text is ever passed to it. */
export const log: Ports['log'] = (event, details) => logger.info(event, { ...details });
