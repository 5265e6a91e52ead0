import { targetOf, type StepDefinition } from './content.js';
import { invalidContent } from './invalid-content.js';

/** AWS: "onCancel" may not lead to a step that waits. */
const NOT_AFTER_CANCEL = ['aws:approve', 'aws:pause', 'aws:sleep'];

/** Step names are unique and everything a step leads to exists. @throws ServiceError InvalidDocumentContent. */
export function checkFlow(steps: readonly StepDefinition[]): void {
  const byName = new Map(steps.map((step) => [step.name, step]));
  if (byName.size !== steps.length) {
    const twice = steps.find((step, index) => steps.findIndex(({ name }) => name === step.name) !== index);
    throw invalidContent(`the step name ${twice?.name} is used twice`);
  }
  for (const step of steps) {
    const targets = {
      nextStep: step.nextStep,
      onFailure: targetOf(step.onFailure),
      onCancel: targetOf(step.onCancel),
    };
    for (const [key, target] of Object.entries(targets)) {
      if (target === undefined) continue;
      if (!byName.has(target))
        throw invalidContent(`step ${step.name}: ${key} leads to ${target}, which does not exist`);
      if (target === step.name) throw invalidContent(`step ${step.name}: ${key} leads to the step itself`);
    }
    if (step.isEnd && step.nextStep !== undefined)
      throw invalidContent(`step ${step.name} has both isEnd and nextStep`);
    const afterCancel = byName.get(targets.onCancel ?? '');
    if (afterCancel && NOT_AFTER_CANCEL.includes(afterCancel.action))
      throw invalidContent(`step ${step.name}: onCancel may not lead to ${afterCancel.action}`);
  }
}
