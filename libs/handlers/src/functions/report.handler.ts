import { LambdaClient } from '@aws-sdk/client-lambda';
import { ReportEventSchema } from '@ringi/shared-types';
import { variable } from '../aws/environment.js';
import { lambdaPorts } from '../aws/lambda-ports.js';
import { startAgainBy } from '../aws/start-again.js';
import { report } from '../core/report.js';

const startAgain = startAgainBy(new LambdaClient(), variable('RINGI_START_FUNCTION'));
const ports = { ...lambdaPorts(), startAgain };

export const handler = (event: unknown): Promise<{ status: string }> =>
  report(ports, ReportEventSchema.parse(event));
