import { evaluate, resources } from './testing/look.js';
import { sampleDeployment, type SampleDeployment } from './testing/sample-deployment.js';

const NAMES = [
  'FunctionName',
  'LogGroupName',
  'Name',
  'RoleName',
  'StateMachineName',
  'TableName',
  'TopicName',
] as const;

const physicalNames = (deployment: SampleDeployment): string[] =>
  resources(deployment).flatMap(({ stack, Type, Properties }) =>
    NAMES.flatMap((property) => {
      const name = Properties?.[property];
      // A permission names the function it belongs to; it has no name itself.
      if (name === undefined || Type === 'AWS::Lambda::Permission') return [];
      return [`${Type} ${String(evaluate(deployment, stack, name))}`];
    }),
  );

it('lets two deployments live in one account and Region: no name is taken twice', () => {
  const names = [...physicalNames(sampleDeployment('One')), ...physicalNames(sampleDeployment('Two'))];
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
});

it('starts every name with the stack’s', () => {
  for (const name of physicalNames(sampleDeployment('Other')))
    expect(name).toMatch(/Other(Core|Flow-|Api|Approver)/);
});

it('gives the policies on a shared role different names: an inline policy of the same name would replace the other', () => {
  const deployment = sampleDeployment();
  const policies = resources(deployment, 'AWS::IAM::Policy').flatMap(({ stack, Properties }) => {
    const { Roles, PolicyName } = evaluate(deployment, stack, Properties) as {
      Roles: string[];
      PolicyName: string;
    };
    return Roles.map((role) => `${role} ${PolicyName}`);
  });
  expect(policies.filter((policy) => policy.includes('startRole')).length).toBeGreaterThan(4);
  expect(policies.filter((policy, index) => policies.indexOf(policy) < index)).toEqual([]);
});
