import { ACTION_SPECS } from '../actions/specs.js';
import { GLOBALS, referencesIn } from '../automation/references.js';
import type { AutomationContent } from './content.js';
import { invalidContent } from './invalid-content.js';

/** Every `{{ … }}` names a parameter, a step's output or a system variable. @throws ServiceError InvalidDocumentContent. */
export function checkReferences(content: AutomationContent): void {
  const check = (where: string, value: unknown): void => {
    for (const reference of referencesIn(value)) {
      const problem = problemOf(reference, content);
      if (problem) throw invalidContent(`${where} references {{ ${reference} }}: ${problem}`);
    }
  };
  check('assumeRole', content.assumeRole);
  for (const step of content.mainSteps) check(`step ${step.name}`, step.inputs);
  for (const output of content.outputs) {
    const problem = output.includes('.') ? problemOf(output, content) : 'it must be step.Output';
    if (problem) throw invalidContent(`outputs names ${output}: ${problem}`);
  }
}

function problemOf(reference: string, content: AutomationContent): string | undefined {
  if (reference.startsWith('ssm:'))
    return 'a Parameter Store reference is allowed in the default of a parameter only';
  if (reference.includes(':'))
    return GLOBALS.includes(reference) ? undefined : `system variables are ${GLOBALS.join(', ')}`;
  const [head = '', output] = reference.split('.');
  if (output === undefined) return content.parameters[head] ? undefined : 'there is no such parameter';
  const step = content.mainSteps.find(({ name }) => name === head);
  if (!step) return `there is no step ${head}`;
  const outputs = ACTION_SPECS[step.action]?.outputs ?? {};
  return outputs[output] ? undefined : `${step.action} has no output ${output}`;
}
