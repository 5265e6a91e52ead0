import { PropertyReader } from '../../../core/property-reader.js';
import type { ResourceContext, ResourceProvider } from '../../../core/resource.js';
import { uniqueId } from '../../../core/role-id.js';
import type { AttachedPolicy, IamStore, ManagedPolicy } from '../iam-store.js';
import { readDocument, readTexts } from './policy-document.js';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html */
export function policyResource(store: IamStore): ResourceProvider {
  const put = (id: string, properties: Readonly<Record<string, unknown>>, { logicalId }: ResourceContext) => {
    const reader = new PropertyReader(`${logicalId} (AWS::IAM::Policy)`, properties);
    const policy: AttachedPolicy = {
      name: reader.text('PolicyName'),
      document: readDocument(reader, 'PolicyDocument'),
      roles: readTexts(reader, 'Roles'),
    };
    store.policies.set(id, policy);
    return { physicalId: id, attributes: { Id: id } };
  };
  return {
    properties: ['PolicyName', 'PolicyDocument', 'Roles'],
    create: (properties, context) => put(context.generateName(128), properties, context),
    update: put,
    delete: (physicalId) => void store.policies.delete(physicalId),
  };
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html */
export function managedPolicyResource(store: IamStore): ResourceProvider {
  const put = (
    properties: Readonly<Record<string, unknown>>,
    { env, logicalId, generateName }: ResourceContext,
    previousArn?: string,
  ) => {
    const reader = new PropertyReader(`${logicalId} (AWS::IAM::ManagedPolicy)`, properties);
    const path = reader.optionalText('Path') ?? '/';
    const name =
      reader.optionalText('ManagedPolicyName') ?? previousArn?.split('/').at(-1) ?? generateName(128);
    const arn = `arn:${env.partition}:iam::${env.accountId}:policy${path}${name}`;
    const policy: ManagedPolicy = {
      name,
      arn,
      policyId: uniqueId('ANPA', arn),
      document: readDocument(reader, 'PolicyDocument'),
      roles: readTexts(reader, 'Roles'),
    };
    store.managedPolicies.set(arn, policy);
    return { physicalId: arn, attributes: { PolicyArn: arn, PolicyId: policy.policyId } };
  };
  return {
    properties: ['ManagedPolicyName', 'Path', 'PolicyDocument', 'Roles', 'Description'],
    create: (properties, context) => put(properties, context),
    update: (physicalId, properties, context) => put(properties, context, physicalId),
    delete: (physicalId) => void store.managedPolicies.delete(physicalId),
  };
}
