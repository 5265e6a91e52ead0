import type { Principal } from './principal.js';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Access keys and the principals behind them. */
export interface CredentialStore {
  /** The account's root principal: what an access key nobody registered acts as. */
  readonly root: Principal;
  /** A principal for AWS's own services acting inside the emulator (EventBridge, CloudFormation). */
  service(name: string): Principal;
  /** The principal of a session of a role, e.g. a Lambda function's or a person's. */
  assumedRole(roleArn: string, sessionName: string): Principal;
  /** Registers a principal under new or given keys. */
  issue(principal: Principal, keys?: Partial<Credentials>): Credentials;
  resolve(accessKeyId: string): Principal;
}
