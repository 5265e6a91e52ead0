import { arnHere } from '../../parts/statements.js';

/** Automations have generated ids, so policies name all of them in the account and Region. */
export const AUTOMATION_EXECUTIONS = arnHere('ssm', 'automation-execution/*');

/** Starting needs the document and the execution as resources. */
export const documentArn = (name: string): string => arnHere('ssm', `document/${name}`);
