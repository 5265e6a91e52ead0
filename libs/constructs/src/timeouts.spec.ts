import { APPROVE_STEP, backstopSeconds, CHILD_STEP, formOf, levelSeconds, STAGES } from '@ringi/approvals';
import { definition, resources } from './testing/look.js';
import { SAMPLE_FLOWS, sampleDeployment } from './testing/sample-deployment.js';

const deployment = sampleDeployment();

/** timeoutSeconds of a step of a flow's document. */
function stepSeconds(flow: string, kind: string, step: string): number {
  const document = resources(deployment, 'AWS::SSM::Document').find(
    ({ Properties }) => Properties.Name === `TestFlow-${flow}-${kind}`,
  );
  const steps = document?.Properties.Content.mainSteps as { name: string; timeoutSeconds: number }[];
  return steps.find(({ name }) => name === step)?.timeoutSeconds ?? NaN;
}

/** Seconds the approval action of a level's pipeline waits. */
function approvalSeconds(flow: string, level: number): number {
  const pipeline = resources(deployment, 'AWS::CodePipeline::Pipeline').find(
    ({ Properties }) => Properties.Name === `TestCore-${flow}-L${level}`,
  );
  const stages = pipeline?.Properties.Stages as { Name: string; Actions: { TimeoutInMinutes?: number }[] }[];
  return 60 * (stages.find(({ Name }) => Name === STAGES.approval)?.Actions[0]?.TimeoutInMinutes ?? NaN);
}

describe.each(SAMPLE_FLOWS)('the time limits of flow $name', (flow) => {
  it.each(flow.levels.map((level, index) => ({ number: index + 1, level })))(
    'end one after the other at level $number: due, approve step, parent; due, backstop, component',
    ({ level, number }) => {
      const due = levelSeconds(level);
      if (level.backend.id === 'codepipeline') {
        expect(approvalSeconds(flow.name, number)).toBeGreaterThan(due);
      } else if (formOf(level) === 'seed') {
        const approve = stepSeconds(flow.name, 'child', APPROVE_STEP);
        expect(approve).toBeGreaterThanOrEqual(due);
        expect(stepSeconds(flow.name, 'parent', CHILD_STEP)).toBeGreaterThan(approve);
      } else {
        expect(stepSeconds(flow.name, 'one-step', APPROVE_STEP)).toBeGreaterThanOrEqual(due);
      }
      const component = definition(deployment, `TestCore-${level.backend.id}`);
      expect(component.States['RequestApproval'].TimeoutSecondsPath).toBe('$.backstop_seconds');
      expect(backstopSeconds(level)).toBeGreaterThan(due);
      expect(component.TimeoutSeconds).toBeGreaterThan(backstopSeconds(level));
    },
  );

  it('end with the caller’s, after the sum of its levels', () => {
    const sum = flow.levels.reduce((seconds, level) => seconds + backstopSeconds(level), 0);
    expect(definition(deployment, `TestFlow-${flow.name}`).TimeoutSeconds).toBeGreaterThan(sum);
  });
});

it('gives a waiting step no more than the 30 days that AWS allows', () => {
  const approve = resources(deployment, 'AWS::SSM::Document').flatMap(({ Properties }) =>
    (Properties.Content.mainSteps as { action: string; timeoutSeconds: number }[])
      .filter(({ action }) => action === 'aws:approve')
      .map(({ timeoutSeconds }) => timeoutSeconds),
  );
  expect(Math.max(...approve)).toBe(30 * 24 * 3600);
});
