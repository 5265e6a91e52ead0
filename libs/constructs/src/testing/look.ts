import type { CloudFormationResource, SampleDeployment } from './sample-deployment.js';

export interface Found extends CloudFormationResource {
  readonly stack: string;
  readonly id: string;
}

/** Every resource of a deployment, or those of one type. */
export const resources = ({ templates }: SampleDeployment, type?: string): Found[] =>
  [...templates].flatMap(([stack, { Resources }]) =>
    Object.entries(Resources)
      .filter(([, resource]) => type === undefined || resource.Type === type)
      .map(([id, resource]) => ({ ...resource, stack, id })),
  );

/**
 * A template's value with its functions evaluated: pseudo parameters by made-up values, references by the name or ARN
 * of what they refer to, imports by what is exported.
 */
export function evaluate(deployment: SampleDeployment, stack: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(deployment, stack, item));
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length === 0) {
    if (name === 'Fn::Join') {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map((part) => evaluate(deployment, stack, part)).join(separator);
    }
    if (name === 'Ref') return PSEUDO[argument as string] ?? reference(deployment, stack, argument as string);
    if (name === 'Fn::GetAtt') {
      const [id, attribute] = argument as [string, string];
      const target = reference(deployment, stack, id);
      return target.startsWith('arn:') ? target : `arn:of:${target}#${attribute}`;
    }
    if (name === 'Fn::ImportValue') return imported(deployment, argument as string);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, evaluate(deployment, stack, item)]),
  );
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'ap-northeast-1',
  'AWS::AccountId': '111122223333',
};

function reference(deployment: SampleDeployment, stack: string, id: string): string {
  const resource = deployment.templates.get(stack)?.Resources[id];
  if (!resource) throw new Error(`${stack} has no resource ${id}`);
  const { Type, Properties } = resource;
  const here = (service: string, rest: string) => `arn:aws:${service}:ap-northeast-1:111122223333:${rest}`;
  if (Type === 'AWS::StepFunctions::StateMachine')
    return here('states', `stateMachine:${Properties.StateMachineName}`);
  if (Type === 'AWS::SNS::Topic') return here('sns', Properties.TopicName);
  return Properties.FunctionName ?? Properties.RoleName ?? Properties.Name ?? `${stack}-${id}`;
}

function imported(deployment: SampleDeployment, exportName: string): unknown {
  for (const [stack, { Outputs = {} }] of deployment.templates) {
    const output = Object.values(Outputs).find(({ Export }) => Export?.Name === exportName);
    if (output) return evaluate(deployment, stack, output.Value);
  }
  throw new Error(`Nothing is exported as ${exportName}`);
}

export interface Statement {
  /** Names of the roles that have it. */
  readonly roles: readonly string[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value : [value]) as string[];

/** What every role may do. */
export const statements = (deployment: SampleDeployment): Statement[] =>
  resources(deployment, 'AWS::IAM::Policy').flatMap(({ stack, Properties }) => {
    const { Roles, PolicyDocument } = evaluate(deployment, stack, Properties) as {
      Roles: string[];
      PolicyDocument: { Statement: Record<string, unknown>[] };
    };
    return PolicyDocument.Statement.map((statement) => ({
      roles: Roles,
      actions: list(statement['Action']),
      resources: list(statement['Resource']),
      condition: statement['Condition'] as Statement['condition'],
    }));
  });

/** A state machine's definition, evaluated. */
export function definition(deployment: SampleDeployment, name: string): AslObject {
  const found = resources(deployment, 'AWS::StepFunctions::StateMachine').find(
    ({ Properties }) => Properties.StateMachineName === name,
  );
  if (!found) throw new Error(`There is no state machine ${name}`);
  return JSON.parse(
    String(evaluate(deployment, found.stack, found.Properties.DefinitionString)),
  ) as AslObject;
}

export interface AslObject {
  readonly TimeoutSeconds: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly States: Readonly<Record<string, any>>;
}
