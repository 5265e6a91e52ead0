import { ServiceError } from '../../../core/errors.js';
import { PropertyReader } from '../../../core/property-reader.js';
import type { DeployedResource, ResourceContext, ResourceProvider } from '../../../core/resource.js';
import { uniqueId } from '../../../core/role-id.js';
import type { IamStore, PolicyDocument, Role } from '../iam-store.js';
import { readDocument, readTexts } from './policy-document.js';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html */
export function roleResource(store: IamStore): ResourceProvider {
  const put = (role: Role): DeployedResource => {
    store.roles.set(role.name, role);
    return { physicalId: role.name, attributes: { Arn: role.arn, RoleId: role.roleId } };
  };
  return {
    properties: [
      'RoleName',
      'Path',
      'AssumeRolePolicyDocument',
      'Policies',
      'ManagedPolicyArns',
      'PermissionsBoundary',
      'Description',
      'MaxSessionDuration',
      'Tags',
    ],
    create(properties, context) {
      const role = readRole(properties, context, undefined);
      if (store.roles.has(role.name)) {
        throw new ServiceError('EntityAlreadyExists', `Role with name ${role.name} already exists.`, 409);
      }
      return put(role);
    },
    update: (physicalId, properties, context) => put(readRole(properties, context, physicalId)),
    delete: (physicalId) => void store.roles.delete(physicalId),
  };
}

function readRole(
  properties: Readonly<Record<string, unknown>>,
  context: ResourceContext,
  previousName: string | undefined,
): Role {
  const { env } = context;
  const reader = new PropertyReader(`${context.logicalId} (AWS::IAM::Role)`, properties);
  const name = reader.optionalText('RoleName') ?? previousName ?? context.generateName(64);
  if (!/^[\w+=,.@-]{1,64}$/.test(name)) {
    throw reader.wrong('RoleName', `'${name}' must be 1 to 64 characters of letters, digits and _+=,.@-`);
  }
  const path = reader.optionalText('Path') ?? '/';
  const arn = `arn:${env.partition}:iam::${env.accountId}:role${path}${name}`;
  return {
    name,
    path,
    arn,
    roleId: uniqueId('AROA', arn),
    assumeRolePolicy: readDocument(reader, 'AssumeRolePolicyDocument'),
    policies: readInlinePolicies(reader),
    managedPolicyArns: readTexts(reader, 'ManagedPolicyArns'),
    permissionsBoundary: reader.optionalText('PermissionsBoundary'),
    description: reader.optionalText('Description'),
    maximumSessionSeconds: reader.optionalInteger('MaxSessionDuration', 3600, 43_200) ?? 3600,
  };
}

function readInlinePolicies(reader: PropertyReader): Map<string, PolicyDocument> {
  return new Map(
    (reader.optionalList('Policies') ?? []).map((policy, index) => {
      const { PolicyName: name, PolicyDocument: document } = policy as Record<string, unknown>;
      if (typeof name !== 'string' || document === null || typeof document !== 'object') {
        throw reader.wrong('Policies', `has no PolicyName and PolicyDocument at ${index}`);
      }
      return [name, document as PolicyDocument];
    }),
  );
}
