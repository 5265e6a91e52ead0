import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { bundleCode } from '../parts/bundle.js';
import { RingiFunction } from '../parts/ringi-function.js';
import { allow } from '../parts/statements.js';
import type { RingiTables } from './ringi-tables.js';

/**
 * Writes the rows that lists are read from. They are derived: losing this function stops no approval, and calling it with
 * `{"rebuild": true}` writes all of them again. It reads no task token.
 */
export function projector(
  scope: Construct,
  { tables, logRetention }: { readonly tables: RingiTables; readonly logRetention: logs.RetentionDays },
): RingiFunction {
  const made = new RingiFunction(scope, 'projector', {
    code: bundleCode('projector'),
    description: 'Derives the rows of lists from requests and approvals.',
    logRetention,
  });
  made.function.addEnvironment('RINGI_REQUESTS_TABLE', tables.requests.tableName);
  // The scan is a rebuild's.
  made.role.addToPolicy(
    allow(['dynamodb:GetItem', 'dynamodb:UpdateItem', 'dynamodb:Scan'], [tables.requests.tableArn]),
  );
  return made;
}
