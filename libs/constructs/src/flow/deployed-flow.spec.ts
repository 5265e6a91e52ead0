import { admit, callerMachine, inputFields } from '@ringi/approvals';
import { AdmitEventSchema } from '@ringi/shared-types';
import { evaluate, definition } from '../testing/look.js';
import { sampleDeployment } from '../testing/sample-deployment.js';
import { Stack } from 'aws-cdk-lib';

const deployment = sampleDeployment();

/** Fields an example need not have. */
const FREE =
  /^(requester|title|AWS_STEP_FUNCTIONS.*|level\d+_(ssm_message|codepipeline_\w+|confirmation_file(_s3)?|confirmation_url))$/;

describe.each(deployment.flows)('flow $flow.name as deployed', (made) => {
  const { flow } = made;
  const stack = Stack.of(made).stackName;
  const example = JSON.parse(
    String(evaluate(deployment, stack, Stack.of(made).resolve(made.exampleInput))),
  ) as Record<string, unknown>;
  const { deployed } = definition(deployment, stack).States['Admit'].Parameters.Payload;
  const event = {
    execution: {
      id: 'arn:aws:states:ap-northeast-1:111122223333:execution:x:1',
      start_time: '2026-11-21T00:00:00Z',
    },
    input: example,
    deployed,
  };

  it('is what Admit’s event takes', () => {
    expect(AdmitEventSchema.safeParse(event).error).toBeUndefined();
  });

  it('admits its own example input unchanged, and asks the flow’s people by their sessions', () => {
    const { admitted } = admit(flow, AdmitEventSchema.parse(event), 'request');
    expect(admitted.levels.map(({ approvers }) => approvers)).toEqual(
      flow.levels.map(({ approvers }) =>
        approvers.map((id) => `arn:aws:sts::111122223333:assumed-role/TestApprover/${id}`),
      ),
    );
  });

  it('gives every infrastructure field that the backends name, and no other', () => {
    const known = inputFields(flow);
    expect(Object.keys(example).filter((field) => !known.has(field))).toEqual([]);
    const left = [...known].filter((field) => !(field in example));
    // What only a requester says, and what the flow has, where the example does not say it.
    expect(left.filter((field) => !FREE.test(field))).toEqual([]);
  });

  it('runs the caller of the domain, with the functions and components of this deployment', () => {
    const arns = definition(deployment, stack);
    const same = callerMachine(flow, {
      admit: arns.States['Admit'].Parameters.FunctionName,
      components: flow.levels.map(
        (_, index) => arns.States[`Level${index + 1}`].Parameters.StateMachineArn as string,
      ),
      deployed,
    });
    expect(arns).toEqual(JSON.parse(JSON.stringify(same.toASL())));
    flow.levels.forEach(({ backend }, index) => {
      const { StateMachineArn } = arns.States[`Level${index + 1}`].Parameters;
      expect(StateMachineArn).toMatch(new RegExp(`:stateMachine:TestCore-${backend.id}$`));
    });
    expect(arns.States['Admit'].Parameters.FunctionName).toBe(`arn:of:${stack}-admit#Arn`);
  });
});

it('leaves an approver that is an ARN as it is', () => {
  const { deployed } = definition(deployment, 'TestFlow-two-documents').States['Admit'].Parameters.Payload;
  expect(deployed.allowed_approvers).toEqual([
    'arn:aws:sts::111122223333:assumed-role/TestApprover/sato',
    'arn:aws:iam::111122223333:role/Reviewers',
  ]);
});
