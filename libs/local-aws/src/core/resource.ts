import type { Environment } from './environment.js';
import type { Service } from './service.js';

/** A deployed resource: what `Ref` and `Fn::GetAtt` answer for it. */
export interface DeployedResource {
  /** CloudFormation's physical id; `Ref` returns it. */
  readonly physicalId: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What a resource provider is told besides the properties (already resolved: no intrinsic function is left). */
export interface ResourceContext {
  readonly env: Environment;
  readonly stackName: string;
  readonly logicalId: string;
  /** CloudFormation's default name: `STACK-LOGICALID-RANDOM`, cut to the service's limit. */
  generateName(maxLength: number): string;
  /** Where an asset in S3 (`Code: {S3Bucket, S3Key}`) lies on this machine: a folder or a zip file. */
  resolveAsset(bucket: string, key: string): string;
}

/** Creates, updates and deletes resources of one CloudFormation type, by the service's own state. */
export interface ResourceProvider {
  /** Every property the provider understands; CloudFormation loading refuses others by name, it never ignores one. */
  readonly properties: readonly string[];
  create(
    properties: Readonly<Record<string, unknown>>,
    context: ResourceContext,
  ): DeployedResource | Promise<DeployedResource>;
  update?(
    physicalId: string,
    properties: Readonly<Record<string, unknown>>,
    context: ResourceContext,
  ): DeployedResource | Promise<DeployedResource>;
  delete?(physicalId: string, context: ResourceContext): void | Promise<void>;
}

/** What one service brings to the emulator. */
export interface ServiceModule {
  readonly service: Service;
  /** Providers by CloudFormation type, e.g. `AWS::SNS::Topic`. */
  readonly resources?: Readonly<Record<string, ResourceProvider>>;
}
