import { callerMachine, exampleInput } from '@ringi/approvals';
import { BACKEND_IDS, type AdmitEvent, type Flow } from '@ringi/shared-types';
import { Stack } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { DeployedBackend } from '../backends/backend-construct.js';
import { BACKEND_CONSTRUCTS } from '../backends/registry.js';
import type { RingiCore } from '../core/ringi-core.js';
import { admitCode } from '../parts/bundle.js';
import { ChangedRule } from '../parts/changed-rule.js';
import { EndedRule } from '../parts/ended-rule.js';
import { RingiFunction } from '../parts/ringi-function.js';
import { RingiStateMachine } from '../parts/ringi-state-machine.js';
import { allow } from '../parts/statements.js';
import { callerGrants } from './caller-grants.js';

export interface ApprovalFlowProps {
  readonly core: RingiCore;
  /** As `defineFlow` checked it, with the mail addresses to subscribe. */
  readonly flow: Flow;
  /** Ids of the people of this deployment, of whom one is the example input's requester. */
  readonly people?: readonly string[];
  /** How long logs are kept. Default: three months. */
  readonly logRetention?: logs.RetentionDays;
}

/**
 * One approval flow: Admit, the caller state machine and what each level's backend needs. Its resources are named after
 * its stack, so a stack holds one flow.
 */
export class ApprovalFlow extends Construct {
  readonly flow: Flow;
  /** Start its executions with {@link exampleInput}. */
  readonly caller: RingiStateMachine;
  readonly admit: RingiFunction;
  /** An input that starts a run unchanged, as JSON. */
  readonly exampleInput: string;
  /** ARNs of the component of each level. */
  readonly components: readonly string[];

  constructor(scope: Construct, id: string, props: ApprovalFlowProps) {
    super(scope, id);
    const { core, flow, people, logRetention = logs.RetentionDays.THREE_MONTHS } = props;
    const stack = Stack.of(this);
    this.flow = flow;
    this.components = flow.levels.map((level) => core.components[level.backend.id].arn);
    const deployed = deployedOf(core, flow, stack.region, this.components, this.#deployBackends(core));
    this.exampleInput = stack.toJsonString(exampleInput(flow, deployed, people), 2);

    this.admit = new RingiFunction(this, 'admit', {
      code: admitCode(this, stack.stackName, flow),
      description: `Checks the requests of flow ${flow.name}.`,
      logRetention,
    });
    this.admit.function.addEnvironment('RINGI_REQUESTS_TABLE', core.tables.requests.tableName);
    this.admit.role.addToPolicy(allow(['dynamodb:PutItem'], [core.tables.requests.tableArn]));

    const parts = { admit: this.admit.arn, components: this.components, deployed };
    this.caller = new RingiStateMachine(this, 'Caller', {
      name: stack.stackName,
      definition: callerMachine(flow, parts).toASL(),
      executionArn: (arn) => Object.values(core.components).find((one) => one.arn === arn)?.executions,
      logRetention,
    });
    callerGrants(this, core);
    new EndedRule(this, 'CallerEnded', {
      stateMachineArns: [this.caller.arn],
      close: core.functions.close.function,
      field: 'caller_execution_arn',
    });
    new ChangedRule(this, 'CallerChanged', {
      stateMachineArn: this.caller.arn,
      projector: core.projector.function,
    });
  }

  /** Each backend deploys the levels it decides. */
  #deployBackends(core: RingiCore): readonly DeployedBackend[] {
    const levels = this.flow.levels.map((level, index) => ({ number: index + 1, level }));
    return BACKEND_IDS.flatMap((backend) => {
      const own = levels.filter(({ level }) => level.backend.id === backend);
      if (own.length === 0) return [];
      const scope = new Construct(this, backend);
      return [BACKEND_CONSTRUCTS[backend].deploy(scope, { core, flow: this.flow, levels: own })];
    });
  }
}

function deployedOf(
  core: RingiCore,
  flow: Flow,
  region: string,
  components: readonly string[],
  backends: readonly DeployedBackend[],
): AdmitEvent['deployed'] {
  const prefix = core.approver.sessionPrefix;
  const principal = (approver: string): string =>
    approver.startsWith('arn:') ? approver : `${prefix}${approver}`;
  return {
    region,
    fields: Object.assign({}, ...backends.map(({ fields }) => fields)),
    levels: flow.levels.map((level, index) => ({
      component_arn: components[index] ?? '',
      approvers: level.approvers.map(principal),
      fields: Object.assign({}, ...backends.map(({ levels }) => levels.get(index + 1))),
    })),
    allowed_approvers: flow.allowed_approvers.map(principal),
    approver_session_prefix: prefix,
  };
}
