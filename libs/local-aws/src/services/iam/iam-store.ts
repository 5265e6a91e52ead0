/** A policy document as written in the template. */
export type PolicyDocument = Readonly<Record<string, unknown>>;

export interface Role {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly roleId: string;
  readonly assumeRolePolicy: PolicyDocument;
  /** Inline policies by name. */
  readonly policies: ReadonlyMap<string, PolicyDocument>;
  readonly managedPolicyArns: readonly string[];
  readonly permissionsBoundary: string | undefined;
  readonly description: string | undefined;
  readonly maximumSessionSeconds: number;
}

/** `AWS::IAM::Policy`: an inline policy put on roles from outside of them. */
export interface AttachedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
  readonly roles: readonly string[];
}

export interface ManagedPolicy extends AttachedPolicy {
  readonly arn: string;
  readonly policyId: string;
}

/** Identities and policies as documents, ready for an evaluation of permissions that does not exist yet. */
export class IamStore {
  /** By role name. */
  readonly roles = new Map<string, Role>();
  /** By CloudFormation's physical id. */
  readonly policies = new Map<string, AttachedPolicy>();
  /** By ARN. */
  readonly managedPolicies = new Map<string, ManagedPolicy>();
}
