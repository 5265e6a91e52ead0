import type { ServiceError } from '../../../core/errors.js';
import type { PipelineDeclaration } from './declaration.js';

/** `#{namespace.variable}` */
const REFERENCE = /#\{([A-Za-z0-9@\-_]+)\.([A-Za-z0-9@\-_]+)\}/g;

/** The namespace of pipeline variables, and the one of what CodePipeline itself knows. */
export const VARIABLES = 'variables';
export const OWN = 'codepipeline';

export type Namespaces = ReadonlyMap<string, Readonly<Record<string, string>>>;

/**
 * Replaces the variables in a text.
 * @throws Error naming a variable that has no value: the action before did not run or has no such output.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-variables.html
 */
export function substitute(text: string, namespaces: Namespaces): string {
  return text.replace(REFERENCE, (reference: string, namespace: string, name: string) => {
    const value = namespaces.get(namespace)?.[name];
    if (value === undefined)
      throw new Error(`The variable ${reference} cannot be resolved: ${namespace} has no variable ${name}.`);
    return value;
  });
}

/** Refuses a variable of a namespace that nothing in the pipeline has. */
export function checkReferences(
  pipeline: PipelineDeclaration,
  fault: (message: string) => ServiceError,
): void {
  const known = new Set([
    OWN,
    ...pipeline.stages.flatMap(({ actions }) => actions.flatMap((a) => a.namespace ?? [])),
  ]);
  const declared = new Set(pipeline.variables.map(({ name }) => name));
  for (const { name: stage, actions } of pipeline.stages)
    for (const action of actions)
      for (const text of Object.values(action.configuration))
        for (const [reference, namespace = '', variable = ''] of text.matchAll(REFERENCE)) {
          const found = namespace === VARIABLES ? declared.has(variable) : known.has(namespace);
          if (!found)
            throw fault(
              `The action ${stage}/${action.name} refers to ${reference}, which no namespace or variable of the pipeline defines.`,
            );
        }
}
