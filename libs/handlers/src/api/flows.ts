import type { AdmitEvent } from '@ringi/shared-types';
import type { ApiConfig, ApiFlow } from './config.js';
import type { ApiPorts } from './ports.js';
import { ApiProblem } from './problem.js';

const KEPT_MS = 5 * 60_000;

/** The flows there are, with what is deployed of them. */
export class Flows {
  readonly #config: ApiConfig;
  readonly #ports: Pick<ApiPorts, 'deployed' | 'now'>;
  readonly #kept = new Map<string, { readonly until: number; readonly deployed: AdmitEvent['deployed'] }>();

  constructor(config: ApiConfig, ports: Pick<ApiPorts, 'deployed' | 'now'>) {
    this.#config = config;
    this.#ports = ports;
  }

  all(): readonly ApiFlow[] {
    return this.#config.flows;
  }

  /** @throws ApiProblem 404. */
  get(name: string): ApiFlow {
    const found = this.#config.flows.find(({ flow }) => flow.name === name);
    if (found) return found;
    throw new ApiProblem('not_found', `There is no flow '${name}'. GET /api/flows lists those there are.`);
  }

  stateMachineArn({ state_machine }: ApiFlow): string {
    return `${this.#config.stateMachinePrefix}${state_machine}`;
  }

  /** @throws ApiProblem 503 when the flow's caller is not deployed. */
  async deployed(flow: ApiFlow): Promise<AdmitEvent['deployed']> {
    const arn = this.stateMachineArn(flow);
    const now = this.#ports.now();
    const kept = this.#kept.get(arn);
    if (kept && kept.until > now) return kept.deployed;
    const deployed = await this.#ports.deployed(arn);
    if (!deployed) {
      throw new ApiProblem(
        'unavailable',
        `Flow '${flow.flow.name}' is not deployed: there is no state machine ${arn}. Ask an operator to deploy it.`,
      );
    }
    this.#kept.set(arn, { until: now + KEPT_MS, deployed });
    return deployed;
  }
}
