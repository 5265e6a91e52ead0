import type { Scope } from '../evaluate/scope.js';
import type { ParameterValue } from '../plan/parameters.js';
import type { Template } from '../template/template.js';
import type { StackResource } from './stack.js';

/** The scope while resources come into being: those in `resources` exist. */
export function deployedScope(
  template: Template,
  parameters: ReadonlyMap<string, ParameterValue>,
  pseudo: ReadonlyMap<string, unknown>,
  importValue: (name: string) => unknown,
  resources: ReadonlyMap<string, StackResource>,
): Scope {
  return {
    mappings: template.Mappings ?? {},
    conditions: template.Conditions ?? {},
    ref: (name) => parameters.get(name) ?? pseudo.get(name) ?? resources.get(name)?.physicalId,
    getAtt(logicalId, attribute) {
      const resource = resources.get(logicalId);
      if (!resource) throw new Error(`Fn::GetAtt of ${logicalId}, which is no resource`);
      if (!Object.hasOwn(resource.attributes, attribute)) {
        const known = Object.keys(resource.attributes).join(', ') || 'none';
        throw new Error(
          `Fn::GetAtt of ${logicalId}.${attribute}: local-aws knows of ${resource.type} the attributes ${known}`,
        );
      }
      return resource.attributes[attribute];
    },
    importValue,
  };
}
