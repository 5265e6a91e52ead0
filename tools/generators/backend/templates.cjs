// What a new backend begins with. Everything that is not written yet says so when it is called.

exports.definition = ({ id, name }) => `import type { BackendDefinition } from '../../backend.js';

/** What the backend ${id} can do, and what it is called in an execution's input. */
export const ${name}: BackendDefinition = {
  id: '${id}',
  capabilities: {
    quorum: false,
    comment: false,
    consoleDecision: false,
    checksApprovers: false,
    maximumWaitSeconds: 7 * 24 * 3600,
    maximumApprovers: 10,
    maximumMessageLength: 512,
  },
  wire: {
    approvers: '${id.replaceAll('-', '_')}_approvers',
    min_required_approvals: '${id.replaceAll('-', '_')}_min_required_approvals',
    message: '${id.replaceAll('-', '_')}_message',
  },
  check: () => [{ path: 'backend', message: 'the backend ${id} is not written yet' }],
  fields: () => ({ flow: [], level: [] }),
  inputs: () => [],
  read: (level) => level.example,
  example: () => ({}),
};
`;

exports.definitionSpec = ({ id, name }) => `import { level } from '../../testing/fixtures.js';
import { defineFlow } from '../../flow/define-flow.js';
import { ${name} } from './definition.js';

it('takes a flow of one level', () => {
  const flow = { name: 'one', title: 'One', levels: [level({ backend: { id: '${id}' } })] };

  expect(defineFlow(flow).levels).toHaveLength(1);
});

it('asks a requester for what people are to confirm', () => {
  const { levels: [first] } = defineFlow({ name: 'one', title: 'One', levels: [level({ backend: { id: '${id}' } })] });

  expect(first && ${name}.inputs(first)).not.toEqual([]);
});
`;

exports.port = ({ id, name }) => `import type { BackendPort } from '@ringi/approvals';

const missing = (what: string) => () =>
  Promise.reject(new Error(\`The backend ${id} does not \${what} yet: see backends/${id}/port.ts.\`));

/** Calls the system that asks people. */
export function ${name}Port(): BackendPort {
  return {
    start: missing('start'),
    describe: missing('describe'),
    decide: missing('decide'),
    stop: missing('stop'),
    find: missing('find'),
    boundId: (execution_id) => Promise.resolve(execution_id),
    running: missing('list what runs'),
    approvalOf: missing('tell approvals'),
  };
}
`;

exports.portSpec = ({ id, name }) => `import { ${name}Port } from './port.js';

it('says unknown of an execution that never was', async () => {
  expect(await ${name}Port().describe('nobody')).toEqual({ status: 'unknown' });
});

it('lists what runs', async () => {
  expect(await ${name}Port().running()).toEqual([]);
});

it.todo("passes backendConformance('${id}') against a system: see apps/e2e/src/backends");
`;

exports.construct = ({ id, name }) => `import type { BackendConstruct } from '../backend-construct.js';

/** What the levels of a flow need in AWS. */
export const ${name}Construct: BackendConstruct = {
  grantCore: () => undefined,
  apiStatements: () => [],
  deploy() {
    throw new Error('The backend ${id} deploys nothing yet: see backends/${id}/${id}.ts.');
  },
};
`;

exports.constructSpec = ({ id }) => `import { defineFlow } from '@ringi/approvals';
import { sampleDeployment } from '../../testing/sample-deployment.js';

it('deploys a flow of one level', () => {
  const flow = defineFlow({
    name: 'one',
    title: 'One',
    levels: [{ name: 'Only', backend: { id: '${id}' }, approvers: ['sato'], email: ['sato@example.com'] }],
  });

  expect(sampleDeployment('Test', [flow]).flows).toHaveLength(1);
});
`;
