import { PersonSchema } from '@ringi/shared-types';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
export type { HostingConfig } from './ringi-config.js';
import { ConfigError, type ConfiguredPerson, type RingiConfig } from './ringi-config.js';

type Optional = 'signIn' | 'hosting';

/** A configuration with its defaults. */
export interface CheckedConfig extends Required<Omit<RingiConfig, Optional>>, Pick<RingiConfig, Optional> {
  readonly logRetentionDays: RetentionDays;
}

const PREFIX = /^[A-Za-z][A-Za-z0-9]{0,19}$/;
const ROLE_NAME = /^[\w+=,.@-]{1,64}$/;
const ADVICE = 'Correct it and run the command again; nothing was deployed.';

/**
 * Fills in defaults.
 * @param source what the error calls the configuration.
 * @throws ConfigError naming every wrong field.
 */
export function checkConfig(config: RingiConfig, source: string): CheckedConfig {
  const problems: string[] = [];
  const { prefix = 'Ringi', logRetentionDays = RetentionDays.THREE_MONTHS, flows = {} } = config ?? {};
  const people = Array.isArray(config?.people) ? (config.people as readonly ConfiguredPerson[]) : [];
  const approverRoleName = config?.approverRoleName ?? `${prefix}Approver`;
  if (!Array.isArray(config?.people)) problems.push('people: must be a list of { id, email }');
  if (!PREFIX.test(prefix)) problems.push('prefix: must be 1 to 20 letters and digits, a letter first');
  if (!ROLE_NAME.test(approverRoleName)) {
    problems.push('approverRoleName: must be 1 to 64 of the characters a-z A-Z 0-9 _ + = , . @ -');
  }
  if (RetentionDays[logRetentionDays] === undefined) {
    problems.push(`logRetentionDays: CloudWatch Logs keeps no log for ${logRetentionDays} days`);
  }
  const { signIn, hosting } = config ?? {};
  if (signIn && !/^https:\/\/\S+$/.test(signIn.issuer))
    problems.push('signIn.issuer: must be an https:// address');
  if (signIn && !signIn.audience) problems.push('signIn.audience: must not be empty');
  if (
    hosting &&
    !/^(?!.*(aws|amazon|cognito))[a-z0-9](?:[a-z0-9-]{1,61}[a-z0-9])$/.test(hosting.domainPrefix)
  ) {
    problems.push(
      "hosting.domainPrefix: must be 3 to 63 of a-z, 0-9 and -, without 'aws', 'amazon' or 'cognito' in it",
    );
  }
  people.forEach((person, index) => {
    const parsed = PersonSchema.safeParse(whole(person));
    for (const { path, message } of parsed.error?.issues ?? []) {
      problems.push(`people.${index}${path.map((part) => `.${String(part)}`).join('')}: ${message}`);
    }
    if (people.findIndex(({ id }) => id === person.id) < index) {
      problems.push(`people.${index}.id: '${person.id}' is there twice`);
    }
  });
  if (problems.length > 0) throw new ConfigError(source, problems, ADVICE);
  return {
    prefix,
    approverRoleName,
    logRetentionDays,
    people,
    flows,
    ...(signIn && { signIn }),
    ...(hosting && { hosting }),
  };
}

/** A deployment needs no more of a person than id and address; the rest is checked where it is given. */
const whole = (person: ConfiguredPerson): unknown => ({
  name: { en: person?.id, ja: person?.id },
  roles: [],
  ...person,
});
