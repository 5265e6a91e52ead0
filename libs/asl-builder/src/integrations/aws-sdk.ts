import type { In } from '../types/expression.js';
import type { Integration } from '../types/integration.js';

/**
 * Any AWS SDK call: `awsSdk<Input, Output, 'DynamoDb.ResourceInUseException'>('dynamodb', 'getItem')({ … })`.
 * Service in lower case, action in camelCase, fields in PascalCase; the types are your promise.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export const awsSdk =
  <I, O, E extends string = never>(service: string, action: string) =>
  (input: In<I>): Integration<O, E> => ({
    resource: `arn:aws:states:::aws-sdk:${service}:${action}`,
    args: input,
  });
