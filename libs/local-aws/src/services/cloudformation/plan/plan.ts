import { condition, namedCondition } from '../evaluate/condition.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { Scope } from '../evaluate/scope.js';
import type { ResourceProvider } from '../../../core/resource.js';
import { DeploymentError } from '../template/deployment-error.js';
import { isObject, RESOURCE_ATTRIBUTES, SECTIONS, type Template } from '../template/template.js';
import { dependencyOrder } from './order.js';
import type { ParameterValue } from './parameters.js';
import { collectReferences, type References } from './references.js';

/** Resource types that stand for nothing: accepted and not created. */
export const INERT_TYPES: readonly string[] = ['AWS::CDK::Metadata'];

/** What is to be deployed: checked as far as it can be before anything exists. */
export interface Plan {
  /** Logical ids of the resources to create (their condition holds), dependencies first. */
  readonly order: readonly string[];
  /** Logical id -> logical ids it depends on. */
  readonly dependencies: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names of the outputs whose condition holds. */
  readonly outputs: readonly string[];
  /** Names imported from other stacks. */
  readonly imports: readonly string[];
}

export interface PlanInput {
  readonly stackName: string;
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  readonly pseudo: ReadonlyMap<string, unknown>;
  readonly providers: Readonly<Record<string, ResourceProvider>>;
  readonly importValue: (name: string) => unknown;
  /** Faults found before (in the parameters). */
  readonly problems: string[];
}

/** @throws DeploymentError with every fault at once. */
export function makePlan(input: PlanInput): Plan {
  const { template, problems } = input;
  const scope = staticScope(input);
  const attempt = <T>(where: string, work: () => T, fallback: T): T => {
    try {
      return work();
    } catch (error) {
      problems.push(`${where}: ${(error as Error).message}`);
      return fallback;
    }
  };

  for (const section of Object.keys(template)) {
    if (!SECTIONS.includes(section)) {
      problems.push(`local-aws does not emulate the template section ${section}`);
    }
  }
  for (const name of Object.keys(template.Conditions ?? {})) {
    attempt(`condition ${name}`, () => namedCondition(name, scope, evaluate), false);
  }
  // Without sound parameters and conditions, what follows would only repeat their faults.
  if (problems.length > 0) throw new DeploymentError(input.stackName, problems);
  checkRules(template, scope, problems);

  const holds = (name: string | undefined, where: string): boolean =>
    name === undefined || attempt(where, () => namedCondition(name, scope, evaluate), false);
  const created = Object.entries(template.Resources).filter(([id, { Condition }]) => holds(Condition, id));
  const ids = new Set(created.map(([id]) => id));
  const imports: unknown[] = [];
  const note = (where: string, value: unknown): Set<string> => {
    const found: References = collectReferences(value, scope, { names: new Set(), imports, problems: [] });
    problems.push(...found.problems.map((problem) => `${where}: ${problem}`));
    for (const name of found.names) {
      if (ids.has(name) || input.parameters.has(name) || input.pseudo.has(name)) continue;
      problems.push(
        Object.hasOwn(template.Resources, name)
          ? `${where}: refers to ${name}, whose condition does not hold`
          : `${where}: refers to ${name}, which is no parameter and no resource`,
      );
    }
    return found.names;
  };

  const dependencies = new Map<string, ReadonlySet<string>>();
  for (const [id, resource] of created) {
    const where = `${id} (${resource.Type})`;
    checkResource(input.providers, where, resource, problems);
    const explicit = [resource.DependsOn ?? []].flat();
    for (const name of explicit) {
      // A dependency on a resource whose condition does not hold is no dependency.
      if (!Object.hasOwn(template.Resources, name)) {
        problems.push(`${where}: DependsOn ${name}, which is no resource`);
      }
    }
    dependencies.set(
      id,
      new Set([...explicit, ...note(where, resource.Properties)].filter((n) => ids.has(n))),
    );
  }

  const outputs = Object.entries(template.Outputs ?? {})
    .filter(([name, { Condition }]) => holds(Condition, `output ${name}`))
    .map(([name, { Value, Export }]) => {
      note(`output ${name}`, [Value, Export?.Name]);
      return name;
    });
  const importNames = imports.map((argument) =>
    attempt(
      'Fn::ImportValue',
      () => {
        const name = String(evaluate(argument, scope));
        input.importValue(name);
        return name;
      },
      '',
    ),
  );
  const order = attempt('resources', () => dependencyOrder([...ids], dependencies), []);
  if (problems.length > 0) throw new DeploymentError(input.stackName, problems);
  return { order, dependencies, outputs, imports: [...new Set(importNames)] };
}

/** Sees parameters only: conditions, rules and import names may use nothing else. */
function staticScope({ template, parameters, pseudo, importValue }: PlanInput): Scope {
  return {
    mappings: template.Mappings ?? {},
    conditions: template.Conditions ?? {},
    ref: (name) => parameters.get(name) ?? pseudo.get(name),
    getAtt: (id) => {
      throw new Error(`Fn::GetAtt of ${id} is not allowed here`);
    },
    importValue,
  };
}

function checkResource(
  providers: Readonly<Record<string, ResourceProvider>>,
  where: string,
  resource: object & { readonly Type?: unknown; readonly Properties?: unknown },
  problems: string[],
): void {
  const attributes = Object.keys(resource).filter((name) => !RESOURCE_ATTRIBUTES.includes(name));
  if (attributes.length > 0) {
    problems.push(`${where}: local-aws does not emulate the resource attributes ${attributes.join(', ')}`);
  }
  const type = String(resource.Type);
  if (INERT_TYPES.includes(type)) return;
  const provider = Object.hasOwn(providers, type) ? providers[type] : undefined;
  if (!provider) {
    problems.push(`${where}: local-aws does not emulate resources of this type`);
    return;
  }
  const { Properties: properties = {} } = resource;
  if (!isObject(properties)) {
    problems.push(`${where}: Properties must be an object`);
    return;
  }
  const unknown = Object.keys(properties).filter((name) => !provider.properties.includes(name));
  if (unknown.length > 0) {
    problems.push(`${where}: local-aws does not emulate the properties ${unknown.join(', ')}`);
  }
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html */
function checkRules(template: Template, scope: Scope, problems: string[]): void {
  for (const [name, rule] of Object.entries(template.Rules ?? {})) {
    try {
      if (rule.RuleCondition !== undefined && !condition(rule.RuleCondition, scope, evaluate)) continue;
      for (const { Assert: assertion, AssertDescription: text } of rule.Assertions) {
        if (!condition(assertion, scope, evaluate)) {
          problems.push(`rule ${name}: ${text ?? 'its assertion does not hold'}`);
        }
      }
    } catch (error) {
      problems.push(`rule ${name}: ${(error as Error).message}`);
    }
  }
}
