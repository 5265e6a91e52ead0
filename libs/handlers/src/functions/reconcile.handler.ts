import { LambdaClient } from '@aws-sdk/client-lambda';
import { variable } from '../aws/environment.js';
import { lambdaPorts } from '../aws/lambda-ports.js';
import { startAgainBy } from '../aws/start-again.js';
import { reconcile, type Reconciled } from '../core/reconcile.js';

const startAgain = startAgainBy(new LambdaClient(), variable('RINGI_START_FUNCTION'));
const ports = { ...lambdaPorts(), startAgain };

export const handler = (): Promise<Reconciled> => reconcile(ports);
