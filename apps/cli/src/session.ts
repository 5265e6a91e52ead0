import type { Endpoints, FlowEndpoint, PersonEndpoint } from '@ringi/local/endpoints';
import { askControl } from './control.js';
import { awsAs, type Aws } from './aws/clients.js';
import { readEndpoints } from './endpoints-file.js';
import { Refused, UsageError } from './errors.js';

/** What one call of the command line works with. */
export class Session {
  readonly cwd: string;
  #endpoints: Endpoints | undefined;

  constructor(cwd: string) {
    this.cwd = cwd;
  }

  /** @throws Refused when nothing runs. Read late: a wrong command line is said first. */
  get endpoints(): Endpoints {
    return (this.#endpoints ??= readEndpoints(this.cwd));
  }

  /** @throws Refused when nobody has this id. */
  person(id: string): PersonEndpoint {
    const found = this.endpoints.people.find((person) => person.id === id);
    if (found) return found;
    const known = this.endpoints.people.map((person) => person.id).join(', ');
    throw new Refused(`Nobody here has the id '${id}'. People: ${known}.`);
  }

  /** The person a command needs. @throws UsageError without `--as`. */
  actor(id: string | undefined): PersonEndpoint {
    if (id !== undefined) return this.person(id);
    throw new UsageError('--as <person> is missing: say who you are. See who there is with: ringi people');
  }

  /** Whose keys a command reads with when it was not told. */
  reader(id: string | undefined): PersonEndpoint {
    const person = id === undefined ? this.endpoints.people[0] : this.person(id);
    if (person) return person;
    throw new Refused('.local/endpoints.json names no person. Run npm start again.');
  }

  aws(person: PersonEndpoint): Aws {
    return awsAs(person, this.endpoints);
  }

  /** What time it is where the requests run, epoch milliseconds: the laptop's clock may have been moved. */
  async now(): Promise<number> {
    const { now } = await askControl(this.endpoints.clock);
    return Date.parse(String(now));
  }

  /** @throws Refused when no flow has this name. */
  flow(name: string): FlowEndpoint {
    const found = this.endpoints.flows.find((flow) => flow.name === name);
    if (found) return found;
    const known = this.endpoints.flows.map((flow) => flow.name).join(', ');
    throw new Refused(`There is no flow '${name}'. Flows: ${known || 'none is deployed'}.`);
  }

  /** The person's id behind a principal, or the principal. */
  nameOf(principal: string): string {
    return this.endpoints.people.find((person) => person.principalArn === principal)?.id ?? principal;
  }
}
