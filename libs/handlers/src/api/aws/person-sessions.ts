import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** Keys are taken anew this long before they expire. */
const MARGIN_MS = 5 * 60_000;
const KEPT = 500;

/**
 * Sessions of the approver role, one a person: what a person does in AWS is done, counted and logged under the name of
 * that session. Sessions of an assumed role last an hour at most.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export class PersonSessions {
  readonly #sts: STSClient;
  readonly #role: string;
  readonly #kept = new Map<string, Keys>();

  constructor(sts: STSClient, role: string) {
    this.#sts = sts;
    this.#role = role;
  }

  /** @throws STS's error when the API may not assume the role. */
  async of(person: string): Promise<Keys> {
    const kept = this.#kept.get(person);
    // The keys' end is told in real time, whatever the clock of the requests.
    if (kept && kept.expiration.getTime() - MARGIN_MS > Date.now()) return kept;
    const { Credentials } = await this.#sts.send(
      new AssumeRoleCommand({ RoleArn: this.#role, RoleSessionName: person }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
      throw new Error(`STS gave no keys for ${this.#role} as ${person}.`);
    }
    const keys = {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
    };
    if (this.#kept.size >= KEPT) this.#kept.clear();
    this.#kept.set(person, keys);
    return keys;
  }
}
