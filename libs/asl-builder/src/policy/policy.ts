import { parseResource, type StateMachineDefinition } from '@ringi/asl';
import { isRecord } from '../graph/template.js';
import { innerBlocks } from '../import/transitions.js';
import { executionArnOf } from './arns.js';
import { s3Grants } from './s3.js';
import { IAM_ACTION, IAM_PREFIX, SERVICES } from './services.js';
import type { Grant, Place, PolicyOptions, PolicyStatement } from './statement.js';

type State = Readonly<Record<string, unknown>>;

/**
 * The least that a machine's role needs for the calls in its own definition: each action on the resources that the
 * definition names, `*` where only the run knows them. Logs, tracing and keys are settings of the machine, and not in it.
 *
 *     policy(caller.toASL(), { region: '${AWS::Region}', account: '${AWS::AccountId}' });
 *
 * @throws Error that names the state, for an integration whose permissions are not known here.
 */
export function policy(definition: StateMachineDefinition, options: PolicyOptions = {}): PolicyStatement[] {
  const place: Place = {
    partition: options.partition ?? 'aws',
    region: options.region ?? '*',
    account: options.account ?? '*',
    machineArn: options.machineArn,
    executionArn: options.executionArn,
  };
  const grants = [...states(definition)].flatMap(([name, state]) => grantsOf(name, state, place));
  return merged(grants).map(({ actions, resources }) => ({
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
  }));
}

function* states(block: unknown): Generator<[string, State]> {
  if (!isRecord(block) || !isRecord(block['States'])) return;
  for (const [name, state] of Object.entries(block['States'])) {
    if (!isRecord(state)) continue;
    yield [name, state];
    for (const inner of innerBlocks(state)) yield* states(inner.block);
  }
}

function grantsOf(name: string, state: State, place: Place): readonly Grant[] {
  if (state['Type'] === 'Map') return [...s3Grants(state, place), ...childGrants(name, state, place)];
  if (state['Type'] !== 'Task') return [];
  const credentials = state['Credentials'];
  if (isRecord(credentials)) {
    const role = credentials['RoleArn'];
    return [
      {
        actions: ['sts:AssumeRole'],
        resources: [typeof role === 'string' && role.startsWith('arn:') ? role : '*'],
      },
    ];
  }
  return taskGrants(name, state, place);
}

function taskGrants(name: string, state: State, place: Place): readonly Grant[] {
  const arn = String(state['Resource']);
  // A substitution stands for a function: nothing else is a Resource of its own.
  if (/^\$\{[^}]*\}$/.test(arn)) return [{ actions: ['lambda:InvokeFunction'], resources: [arn] }];
  const resource = parseResource(arn);
  if (resource.kind === 'function') return [{ actions: ['lambda:InvokeFunction'], resources: [arn] }];
  if (resource.kind === 'activity') return [];
  const { service, action, pattern, sdk } = resource;
  if (sdk) {
    const named = `${IAM_PREFIX[service] ?? service}:${action.charAt(0).toUpperCase()}${action.slice(1)}`;
    return [{ actions: [IAM_ACTION[`${service}:${action}`] ?? named], resources: ['*'] }];
  }
  const grants = SERVICES[`${service}:${action}`];
  if (!grants) {
    throw new Error(
      `'${name}': policy() does not know what ${arn} needs: write the statements of this state yourself`,
    );
  }
  const args = state['Arguments'] ?? state['Parameters'];
  return grants(isRecord(args) ? args : {}, pattern, place);
}

/**
 * A distributed Map starts executions of its own machine.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
 */
function childGrants(name: string, state: State, place: Place): readonly Grant[] {
  const processor = (state['ItemProcessor'] ?? {}) as { ProcessorConfig?: { Mode?: unknown } };
  if (processor.ProcessorConfig?.Mode !== 'DISTRIBUTED') return [];
  const { machineArn } = place;
  if (machineArn === undefined) {
    throw new Error(`'${name}' starts executions of its own machine: give policy() its machineArn`);
  }
  const execution = executionArnOf(machineArn, place);
  return [
    { actions: ['states:StartExecution'], resources: [machineArn] },
    { actions: ['states:DescribeExecution', 'states:StopExecution'], resources: [execution] },
  ];
}

/** One grant for the same actions, one resource named once, in an order that depends on nothing but the content. */
function merged(grants: readonly Grant[]): Grant[] {
  const byActions = new Map<string, Grant>();
  for (const { actions, resources } of grants) {
    const key = actions.join();
    const known = byActions.get(key)?.resources ?? [];
    const all = [...new Set([...known, ...resources])].sort();
    byActions.set(key, { actions, resources: all.includes('*') ? ['*'] : all });
  }
  return [...byActions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, grant]) => grant);
}
