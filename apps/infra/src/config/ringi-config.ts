import type { Flow, Level, Person } from '@ringi/shared-types';

/** Somebody a flow may name as an approver: where to tell them that a level waits for them. */
export type ConfiguredPerson = Pick<Person, 'id' | 'email'> & Partial<Person>;

/** What one stage sets differently from a flow's file. Levels are taken in order; an empty object changes nothing. */
export interface FlowChanges {
  readonly levels?: readonly Partial<
    Pick<Level, 'approvers' | 'min_required_approvals' | 'duration' | 'message' | 'email' | 'example'>
  >[];
  readonly overridable?: Flow['overridable'];
  readonly allowed_approvers?: Flow['allowed_approvers'];
}

/** Who signs people in: any OpenID provider whose tokens are signed with RSA. */
export interface SignIn {
  /** Its URL: the tokens' `iss`. */
  readonly issuer: string;
  /** Whom tokens are for: their `aud`, or `client_id` when they have none (Cognito's access tokens). */
  readonly audience: string;
  /** The claim that is a person's id. Default `sub`; for Cognito `username`. */
  readonly personClaim?: string;
}

/** The dashboard on CloudFront, with a Cognito user pool to sign in at. */
export interface HostingConfig {
  /** First part of the sign-in pages' address: 3 to 63 of a-z 0-9 -, unique in the Region over all accounts. */
  readonly domainPrefix: string;
  /** The built dashboard, as seen from apps/infra. Default: what `nx build dashboard` writes. */
  readonly siteFolder?: string;
}

/** What is deployed where. */
export interface RingiConfig {
  /** Starts the name of every stack, and so of every resource: several deployments may live in one Region. */
  readonly prefix?: string;
  /** Name of the role people decide under; unique in the account. Default: `<prefix>Approver`. */
  readonly approverRoleName?: string;
  /** How long logs are kept, in days that CloudWatch Logs knows. Default 90. */
  readonly logRetentionDays?: number;
  /** Defaults of the API's parameters. Without it nobody is let in until they are given. */
  readonly signIn?: SignIn;
  /** Makes the stack `<prefix>Hosting`. Default: none. */
  readonly hosting?: HostingConfig;
  /** The approvers that flows name by id. */
  readonly people: readonly ConfiguredPerson[];
  /** Changes to flows by name; `false` leaves a flow out. */
  readonly flows?: Readonly<Record<string, FlowChanges | false>>;
}

/** Types a configuration file; it is checked when it is used. */
export const defineConfig = (config: RingiConfig): RingiConfig => config;

/** The configuration cannot be used. `problems` has every place and reason. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(source: string, problems: readonly string[], advice: string) {
    super(`${source} cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}\n${advice}`);
    this.problems = problems;
  }
}
