import type { In, NoExtra } from '../types/expression.js';
import type { ValueNeeds } from '../types/language.js';
import type { Integration } from '../types/integration.js';

/**
 * Any AWS SDK call: `awsSdk<Input, Output, 'DynamoDb.ResourceInUseException'>('dynamodb', 'getItem')({ … })`.
 * Service in lower case, action in camelCase, fields in PascalCase; the types are your promise.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export const awsSdk =
  <I, O, E extends string = never>(service: string, action: string) =>
  <const P extends In<I>>(input: P & NoExtra<P, I>): Integration<O, E, ValueNeeds<P>> => ({
    resource: `arn:aws:states:::aws-sdk:${service}:${action}`,
    args: input,
  });
