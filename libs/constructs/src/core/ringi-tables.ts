import { TABLES } from '@ringi/approvals';
import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

const common = {
  billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  // Decisions outlive the stack. Their names are generated, so a new deployment makes new tables beside them.
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

const text = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });

/** The two tables. */
export class RingiTables extends Construct {
  readonly requests: dynamodb.Table;
  readonly tokens: dynamodb.Table;
  /** ARN of the index of unfinished approvals. */
  readonly unfinished: string;
  /** ARN of the index of lists. */
  readonly lists: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { key, unfinished, lists } = TABLES.requests;
    this.requests = new dynamodb.Table(this, 'Requests', { ...common, partitionKey: text(key) });
    this.requests.addGlobalSecondaryIndex({
      indexName: unfinished.index,
      partitionKey: text(unfinished.hash),
      sortKey: text(unfinished.range),
      // Only what a search reads: the record itself is read consistently from the table.
      projectionType: dynamodb.ProjectionType.INCLUDE,
      nonKeyAttributes: ['approval_id', 'created_at', 'queued'],
    });
    this.requests.addGlobalSecondaryIndex({
      indexName: lists.index,
      partitionKey: text(lists.hash),
      sortKey: text(lists.range),
      // A page of a list is one query.
      projectionType: dynamodb.ProjectionType.ALL,
    });
    this.unfinished = `${this.requests.tableArn}/index/${unfinished.index}`;
    this.lists = `${this.requests.tableArn}/index/${lists.index}`;
    this.tokens = new dynamodb.Table(this, 'Tokens', { ...common, partitionKey: text(TABLES.tokens.key) });
  }
}
