import { admit, defineFlow, type LevelSource } from '@ringi/approvals';
import type { AdmitEvent, Person } from '@ringi/shared-types';
import { createApi } from '../api/create-api.js';
import type { ApiConfig } from '../api/config.js';
import type { ApiPorts, ExecutionDetail, HistoryEvent } from '../api/ports.js';
import { componentName, executionArn, requestId } from '../core/ids.js';
import type { StarterPorts } from '../core/ports.js';
import { reconcile } from '../core/reconcile.js';
import { report } from '../core/report.js';
import { start } from '../core/start.js';
import { rebuild } from '../projector/rebuild.js';
import { memoryLists } from './memory-lists.js';
import { memoryRows } from './memory-rows.js';
import { memoryApprovals, memoryRequests, memoryTokens } from './memory-stores.js';
import { noBackend } from './no-backend.js';
import { QuorumBackend } from './quorum-backend.js';

const ARN = 'arn:aws:states:us-east-1:111122223333:stateMachine:';
export const PREFIX = 'arn:aws:sts::111122223333:assumed-role/RingiApprover/';
const COMPONENT = `${ARN}RingiCore-ssm-automation`;

type Roles = Person['roles'];
/** Who signs in, with which roles. */
export const PEOPLE: Readonly<Record<string, Roles>> = {
  mori: ['requester'],
  sato: ['requester', 'approver'],
  suzuki: ['requester', 'approver'],
  tanaka: ['requester', 'approver'],
  stranger: ['requester', 'approver'],
  operator: ['operator'],
  auditor: ['auditor'],
};

const level = (name: string, approvers: string[], min_required_approvals = 1): LevelSource => ({
  name: { en: name, ja: `${name} (ja)` },
  backend: { id: 'ssm-automation', form: 'one-step' },
  approvers,
  min_required_approvals,
});

export const PURCHASE = defineFlow({
  name: 'purchase',
  title: { en: 'Purchase', ja: '購買' },
  levels: [level('Manager', ['sato']), level('Chiefs', ['suzuki', 'tanaka', 'sato'], 2)],
});

export const PURCHASE_INPUT = {
  level1_confirmation_url: 'https://example.com/1',
  level1_confirmation_file: 'a.pdf',
  level2_confirmation_url: 'https://example.com/2',
  level2_confirmation_file: 'b.pdf',
};

interface Run extends ExecutionDetail {
  readonly name: string;
}

/** The API on the real rules and handlers, with AWS in memory. */
export class ApiWorld {
  time = Date.parse('2026-11-21T00:00:00.000Z');
  readonly approvals = memoryApprovals();
  readonly requests = memoryRequests();
  readonly rows = memoryRows();
  readonly tokens = memoryTokens();
  readonly backend = new QuorumBackend(PREFIX, () => this.time);
  readonly executions = new Map<string, Run>();
  readonly histories = new Map<string, readonly (readonly HistoryEvent[])[]>();
  readonly startedAs: string[] = [];
  readonly logged: string[] = [];
  hurried = 0;

  readonly config: ApiConfig = {
    requestsTable: 'requests',
    deployment: 'RingiCore',
    startRole: 'start',
    projectorFunction: 'projector',
    approverRole: 'arn:aws:iam::111122223333:role/RingiApprover',
    stateMachinePrefix: ARN,
    personClaim: 'sub',
    flows: [{ flow: PURCHASE, state_machine: 'RingiFlow-purchase' }],
    people: [{ id: 'sato', name: { en: 'Hanako Sato', ja: '佐藤 花子' } }],
  };

  readonly deployed: AdmitEvent['deployed'] = {
    region: 'us-east-1',
    fields: { ssm_doc_name: 'Doc' },
    levels: PURCHASE.levels.map(({ approvers }) => ({
      component_arn: COMPONENT,
      approvers: approvers.map((id) => `${PREFIX}${id}`),
      fields: {},
    })),
    allowed_approvers: [],
    approver_session_prefix: PREFIX,
  };

  readonly ports: { -readonly [K in keyof (StarterPorts & ApiPorts)]: (StarterPorts & ApiPorts)[K] } = {
    approvals: this.approvals,
    requests: this.requests,
    rows: this.rows,
    tokens: this.tokens,
    lists: memoryLists(this.rows),
    backends: { 'ssm-automation': this.backend.port, codepipeline: noBackend },
    executions: {
      describe: (arn) => Promise.resolve(this.executions.get(arn)),
      history: (arn, next) => {
        const pages = this.histories.get(arn) ?? [];
        const page = Number(next ?? 0);
        const more = page + 1 < pages.length ? { next: String(page + 1) } : {};
        return Promise.resolve({ events: pages[page] ?? [], ...more });
      },
      stop: (arn) => Promise.resolve(this.end(arn, 'ABORTED')),
      succeed: () => Promise.resolve('accepted'),
      fail: () => Promise.resolve('accepted'),
    },
    deployed: (arn) => Promise.resolve(arn.endsWith(':RingiFlow-purchase') ? this.deployed : undefined),
    startExecution: (person, { stateMachineArn, name, input }) => {
      const arn = executionArn(stateMachineArn, name);
      const before = this.executions.get(arn);
      if (before && (before.status !== 'RUNNING' || before.input !== input))
        return Promise.resolve(undefined);
      if (!before) {
        this.startedAs.push(person);
        this.executions.set(arn, { name, input, status: 'RUNNING', redrive_count: 0 });
      }
      return Promise.resolve({ started_at: new Date(this.time).toISOString() });
    },
    startAgain: (id) => start(this.ports, { start_again: id }),
    rebuild: (from) => rebuild({ ...this.ports, requestIds: (after) => this.#requestIds(after) }, from),
    hurry: () => Promise.resolve(void (this.hurried += 1)),
    newId: () => `id-${(this.#ids += 1)}`,
    now: () => this.time,
    log: (event, details) => void this.logged.push(JSON.stringify({ event, ...details })),
  };
  #ids = 0;
  readonly app = createApi(this.ports, this.config);

  async *#requestIds(after = ''): AsyncGenerator<string> {
    yield* this.requests
      .ids()
      .filter((id) => id > after)
      .sort();
  }

  end(arn: string, status: string): void {
    const run = this.executions.get(arn);
    if (run?.status === 'RUNNING') {
      this.executions.set(arn, { ...run, status, stopped_at: new Date(this.time).toISOString() });
    }
  }

  /** A request of mori's, admitted; nobody is asked yet. @returns its id and its caller's execution. */
  async request(name = 'run-1', more: Record<string, unknown> = {}): Promise<{ id: string; arn: string }> {
    const arn = executionArn(`${ARN}RingiFlow-purchase`, name);
    const input = { ...PURCHASE_INPUT, requester: 'mori', ...more };
    this.executions.set(arn, { name, input: JSON.stringify(input), status: 'RUNNING', redrive_count: 0 });
    await this.requests.put(this.#admit(arn, input).request);
    return { id: requestId(arn), arn };
  }

  #admit(arn: string, input: unknown) {
    const execution = { id: arn, start_time: new Date(this.time).toISOString() };
    return admit(PURCHASE, { execution, input, deployed: this.deployed }, requestId(arn));
  }

  /** The component of a level runs, and start asks. @returns the component's execution. */
  async ask(arn: string, number: number, round = 0): Promise<string> {
    const { admitted } = this.#admit(arn, JSON.parse(this.executions.get(arn)?.input ?? ''));
    const component = executionArn(COMPONENT, componentName(number, round, arn));
    this.executions.set(component, { name: component, status: 'RUNNING', redrive_count: 0 });
    const request = admitted.levels[number - 1];
    if (!request) throw new Error(`there is no level ${number}`);
    const ref = { execution_arn: component, redrive_count: 0 };
    await start(this.ports, { token: `token-${number}`, attempt: 0, component: ref, request });
    return component;
  }

  /** EventBridge tells report of an automation. */
  async moved(number = this.backend.asked.size): Promise<void> {
    await report(this.ports, { backend: 'ssm-automation', execution_id: `automation-${number}` });
  }

  async reconcile(): Promise<void> {
    await reconcile(this.ports);
  }

  /** One call of the API. */
  async call<T = Record<string, unknown>>(
    person: string | undefined,
    route: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: T }> {
    const [method = '', path = ''] = route.split(' ');
    const claims = { sub: person, ringi_roles: PEOPLE[person ?? ''] ?? [] };
    const answer = await this.app.request(
      path,
      {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      person === undefined ? {} : { requestContext: { authorizer: { jwt: { claims } } } },
    );
    return { status: answer.status, body: (await answer.json()) as T };
  }
}
