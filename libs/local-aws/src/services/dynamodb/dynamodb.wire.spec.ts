import {
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { createLocalAws, type LocalAws } from '../../create-local-aws.js';
import { clientConfig } from '../../testing/wire-client.js';

const key = (AttributeName: string, KeyType: string) => ({ AttributeName, KeyType });
const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const TEMPLATE = {
  Resources: {
    Table: {
      Type: 'AWS::DynamoDB::Table',
      DeletionPolicy: 'Retain',
      Properties: {
        TableName: 'Birds',
        KeySchema: [key('id', 'HASH')],
        AttributeDefinitions: [text('id'), text('kind')],
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        GlobalSecondaryIndexes: [
          { IndexName: 'byKind', KeySchema: [key('kind', 'HASH')], Projection: { ProjectionType: 'ALL' } },
        ],
        Tags: [{ Key: 'a', Value: 'b' }],
      },
    },
  },
  Outputs: { Name: { Value: { Ref: 'Table' } }, Arn: { Value: { 'Fn::GetAtt': ['Table', 'Arn'] } } },
};

describe('DynamoDB over the wire', () => {
  let aws: LocalAws;
  let client: DynamoDBClient;
  beforeAll(async () => {
    aws = await createLocalAws({ accountId: '111122223333', region: 'eu-west-1', log: () => undefined });
    await aws.deploy({ stackName: 'Data', template: TEMPLATE });
    client = new DynamoDBClient(clientConfig(aws));
  });
  afterAll(async () => {
    client.destroy();
    await aws.close();
  });

  it("deploys a table under the account's ARN", () => {
    expect(aws.describeStacks()[0]?.outputs).toEqual({
      Name: 'Birds',
      Arn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/Birds',
    });
  });

  it('writes under a condition, reads, and queries an index', async () => {
    const put = new PutItemCommand({
      TableName: 'Birds',
      Item: { id: { S: '1' }, kind: { S: 'crow' }, data: { B: Buffer.from([1, 2]) } },
      ConditionExpression: 'attribute_not_exists(id)',
    });
    await client.send(put);
    await expect(client.send(put)).rejects.toThrow(ConditionalCheckFailedException);
    const { Item } = await client.send(
      new GetItemCommand({ TableName: 'Birds', Key: { id: { S: '1' } }, ConsistentRead: true }),
    );
    expect(Buffer.from(Item?.['data']?.B ?? [])).toEqual(Buffer.from([1, 2]));
    const { Count } = await client.send(
      new QueryCommand({
        TableName: 'Birds',
        IndexName: 'byKind',
        KeyConditionExpression: 'kind = :k',
        ExpressionAttributeValues: { ':k': { S: 'crow' } },
      }),
    );
    expect(Count).toBe(1);
    expect(aws.authorizations().at(-1)).toMatchObject({
      action: 'dynamodb:Query',
      resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/Birds/index/byKind',
    });
  });

  it('records the permission for each table of a batch', async () => {
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: { Birds: [{ DeleteRequest: { Key: { id: { S: '9' } } } }] },
      }),
    );
    expect(aws.authorizations().at(-1)).toMatchObject({
      action: 'dynamodb:BatchWriteItem',
      resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/Birds',
    });
  });

  it('refuses transactions, which it does not have', async () => {
    await expect(
      client.send(
        new TransactWriteItemsCommand({
          TransactItems: [{ Delete: { TableName: 'Birds', Key: { id: { S: '1' } } } }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'NotImplementedException' });
  });
});
