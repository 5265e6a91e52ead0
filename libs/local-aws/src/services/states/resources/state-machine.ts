import type { StateMachines, MachineRecord } from '@ringi/asl-engine/service';
import { ServiceError, notEmulated } from '../../../core/errors.js';
import { PropertyReader } from '../../../core/property-reader.js';
import type { DeployedResource, ResourceContext, ResourceProvider } from '../../../core/resource.js';
import type { StatesState } from '../state.js';

const TYPE = 'AWS::StepFunctions::StateMachine';

interface Wanted {
  readonly name: string | undefined;
  readonly definition: string;
  readonly roleArn: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly loggingConfiguration?: Readonly<Record<string, unknown>>;
  readonly tracingConfiguration?: Readonly<Record<string, unknown>>;
  readonly tags: { key: string; value: string }[];
}

/**
 * `AWS::StepFunctions::StateMachine`; `Ref` is the ARN. An update changes the machine in place: running executions keep the
 * definition they were started with.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html
 */
export function stateMachineProvider({ machines }: StatesState): ResourceProvider {
  return {
    properties: [
      'DefinitionString',
      'Definition',
      'DefinitionSubstitutions',
      'RoleArn',
      'LoggingConfiguration',
      'TracingConfiguration',
      'StateMachineName',
      'StateMachineType',
      'Tags',
    ],
    create: (properties, context) => {
      const wanted = read(properties, context);
      const name = wanted.name ?? context.generateName(80);
      return deployed(machines.createStateMachine({ ...wanted, name }));
    },
    update: (physicalId, properties, context) => update(machines, physicalId, read(properties, context)),
    delete: (physicalId) => machines.deleteStateMachine(physicalId),
  };
}

function update(machines: StateMachines, physicalId: string, wanted: Wanted): DeployedResource {
  const current = machines.machines.get(physicalId);
  if (wanted.name !== undefined && wanted.name !== current.name) {
    throw notEmulated(
      `a new StateMachineName for ${current.name}: CloudFormation would replace the state machine`,
    );
  }
  if (wanted.type !== current.type) {
    throw notEmulated(`a new StateMachineType for ${current.name}: CloudFormation would replace it`);
  }
  const { definition, roleArn, loggingConfiguration, tracingConfiguration } = wanted;
  const updated = machines.updateStateMachine({
    stateMachineArn: physicalId,
    definition,
    roleArn,
    ...(loggingConfiguration && { loggingConfiguration }),
    ...(tracingConfiguration && { tracingConfiguration }),
  });
  updated.tags = Object.fromEntries(wanted.tags.map(({ key, value }) => [key, value]));
  return deployed(updated);
}

function read(properties: Readonly<Record<string, unknown>>, context: ResourceContext): Wanted {
  const reader = new PropertyReader(`${context.logicalId} (${TYPE})`, properties);
  const type = reader.oneOf('StateMachineType', ['STANDARD', 'EXPRESS'], 'STANDARD');
  const logging = reader.optionalObject('LoggingConfiguration');
  const tracing = reader.optionalObject('TracingConfiguration');
  const tags = (reader.optionalList('Tags') ?? []) as { Key: string; Value: string }[];
  return {
    name: reader.optionalText('StateMachineName'),
    definition: definitionText(reader),
    roleArn: reader.text('RoleArn'),
    type,
    ...(logging && { loggingConfiguration: lowerCaseKeys(logging) as Record<string, unknown> }),
    ...(tracing && { tracingConfiguration: lowerCaseKeys(tracing) as Record<string, unknown> }),
    tags: tags.map(({ Key, Value }) => ({ key: Key, value: Value })),
  };
}

function definitionText(reader: PropertyReader): string {
  const definition = reader.optionalObject('Definition');
  const text = definition ? JSON.stringify(definition) : reader.text('DefinitionString');
  const substitutions = reader.optionalObject('DefinitionSubstitutions') ?? {};
  return text.replaceAll(/\$\{([\w-]+)\}/g, (whole, name: string) => {
    const value = substitutions[name];
    if (value === undefined) return whole;
    if (typeof value === 'object')
      throw new ServiceError('ValidationException', `DefinitionSubstitutions: ${name} must be a text.`);
    return JSON.stringify(String(value)).slice(1, -1);
  });
}

/** CloudFormation writes `Level` and `CloudWatchLogsLogGroup` where the API has `level` and `cloudWatchLogsLogGroup`. */
function lowerCaseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowerCaseKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      lowerCaseKeys(inner),
    ]),
  );
}

function deployed({ stateMachineArn, name, current }: MachineRecord): DeployedResource {
  return {
    physicalId: stateMachineArn,
    attributes: {
      Arn: stateMachineArn,
      Name: name,
      StateMachineRevisionId: current.revisionId ?? 'INITIAL',
    },
  };
}
