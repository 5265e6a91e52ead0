import { tokenFor, type Endpoints, type PersonEndpoint } from '@ringi/local/endpoints';
import { Api, type Advice } from './api/api.js';
import { readEndpoints } from './endpoints-file.js';
import { Refused, UsageError } from './errors.js';

/** An API that is not the laptop's, and a token for it. */
export interface Remote {
  readonly api: string;
  readonly token: string;
}

const LAPTOP: Advice = { unreachable: 'Run npm start again.', signInAgain: 'Run npm start again.' };
const ELSEWHERE: Advice = {
  unreachable: 'Correct RINGI_API (or --api).',
  signInAgain: 'Get a new token, and set RINGI_TOKEN to it (or give --token).',
};

/** The API as somebody. */
export interface Signed {
  readonly api: Api;
  /** The person's id. */
  readonly id: string;
}

/** What one call of the command line works with. */
export class Session {
  readonly cwd: string;
  readonly #remote: Remote | undefined;
  #endpoints: Endpoints | undefined;

  /** @param remote absent: the running laptop is meant. */
  constructor(cwd: string, remote?: Remote) {
    this.cwd = cwd;
    this.#remote = remote;
  }

  /** What only the laptop has. @throws Refused when nothing runs. Read late: a wrong command line is said first. */
  get endpoints(): Endpoints {
    if (this.#remote)
      throw new Refused(
        `${this.#remote.api} is not the laptop: only the laptop has this command. RINGI_API and RINGI_TOKEN (or --api ` +
          'and --token) are set, and name that API; for the laptop: unset RINGI_API RINGI_TOKEN',
      );
    return (this.#endpoints ??= readEndpoints(this.cwd));
  }

  /** Who acts. @throws UsageError without `--as` on the laptop. */
  async actor(as: string | undefined): Promise<Signed> {
    if (this.#remote) return this.#signedIn(this.#remote, as);
    if (as !== undefined) return this.#local(this.person(as));
    throw new UsageError('--as <person> is missing: say who you are. See who there is with: ringi people');
  }

  /** Who reads, when nobody is named: on the laptop somebody who may see everything. */
  reader(as: string | undefined): Promise<Signed> {
    return this.#orFirst(as, ({ roles }) => roles.includes('auditor') || roles.includes('operator'));
  }

  /** Who asks, when nobody is named: on the laptop the first who may. */
  requester(as: string | undefined): Promise<Signed> {
    return this.#orFirst(as, ({ roles }) => roles.includes('requester'));
  }

  /** Who looks after the deployment, when nobody is named: on the laptop the first operator. */
  operator(as: string | undefined): Promise<Signed> {
    return this.#orFirst(as, ({ roles }) => roles.includes('operator'));
  }

  /** @throws Refused when nobody of the laptop has this id. */
  person(id: string): PersonEndpoint {
    const found = this.endpoints.people.find((person) => person.id === id);
    if (found) return found;
    const known = this.endpoints.people.map((person) => person.id).join(', ');
    throw new Refused(`Nobody here has the id '${id}'. People: ${known}.`);
  }

  /** A token of the laptop's issuer. @throws Refused with what the issuer says. */
  async token({ id }: PersonEndpoint): Promise<string> {
    const { issuer } = this.endpoints;
    return tokenFor(issuer, id).catch((error: unknown) => {
      // Nobody there: said as for every command.
      if ((error as Error).cause !== undefined) throw error;
      throw new Refused(`${issuer} gave no token: ${(error as Error).message}`);
    });
  }

  async #orFirst(as: string | undefined, fits: (person: PersonEndpoint) => boolean): Promise<Signed> {
    if (this.#remote) return this.#signedIn(this.#remote, as);
    const { people } = this.endpoints;
    const person = as === undefined ? (people.find(fits) ?? people[0]) : this.person(as);
    if (person) return this.#local(person);
    throw new Refused('.local/endpoints.json names no person. Run npm start again.');
  }

  async #local(person: PersonEndpoint): Promise<Signed> {
    const token = await this.token(person);
    return { api: new Api(this.endpoints.api, token, LAPTOP), id: person.id };
  }

  async #signedIn({ api: address, token }: Remote, as: string | undefined): Promise<Signed> {
    if (as !== undefined) {
      throw new UsageError('--as is for the laptop: the token says who you are. Leave --as out');
    }
    const api = new Api(address, token, ELSEWHERE);
    return { api, id: (await api.get('/api/me')).id };
  }
}
