import { childDocument, oneStepDocument, parentDocument, approveTimeoutSeconds } from './documents.js';

interface Step {
  name: string;
  action: string;
  isCritical?: boolean;
  onFailure?: string;
  isEnd?: boolean;
  timeoutSeconds: number;
  inputs: Record<string, unknown>;
}
const stepsOf = (document: object): Step[] => (document as { mainSteps: Step[] }).mainSteps;
const DAY = 86_400;

describe('the documents', () => {
  const timeoutSeconds = approveTimeoutSeconds(7 * DAY);
  const child = childDocument({ timeoutSeconds });
  const parent = parentDocument({ timeoutSeconds });

  it('do not fail after a rejection, so that the parent does not tell it a second time', () => {
    const [approve] = stepsOf(child);
    const [run] = stepsOf(parent);

    expect(approve).toMatchObject({
      action: 'aws:approve',
      isCritical: false,
      onFailure: 'step:LambdaNameForRejected',
    });
    expect(run).toMatchObject({ action: 'aws:executeAutomation', isCritical: false, isEnd: true });
  });

  it('tell the report function which automation moved, whoever asks and whatever the parameters say', () => {
    const told = [...stepsOf(child), ...stepsOf(parent)].filter(
      ({ action }) => action === 'aws:invokeLambdaFunction',
    );

    expect(told.map(({ name }) => name)).toEqual([
      'LambdaNameForApproved',
      'LambdaNameForRejected',
      'LambdaNameForRejected',
    ]);
    for (const { inputs, isEnd } of told) {
      expect(isEnd).toBe(true);
      expect(JSON.parse(String(inputs['Payload']))).toMatchObject({
        backend: 'ssm-automation',
        execution_id: '{{ automation:EXECUTION_ID }}',
      });
    }
  });

  it('hand every parameter of the child on', () => {
    const [run] = stepsOf(parent);
    const handedOn = Object.keys((run?.inputs['RuntimeParameters'] ?? {}) as object).sort();

    expect(handedOn).toEqual(Object.keys((child as { parameters: object }).parameters).sort());
  });

  it.each([oneStepDocument({ timeoutSeconds }), child, parent])('take no task token', (document) => {
    expect(JSON.stringify(document)).not.toMatch(/token/i);
  });

  it('wait longer than the level, and never longer than AWS allows', () => {
    expect(approveTimeoutSeconds(7 * DAY)).toBeGreaterThan(7 * DAY);
    expect(approveTimeoutSeconds(30 * DAY)).toBe(30 * DAY);
  });
});
