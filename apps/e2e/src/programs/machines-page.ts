import { policy, type Machine, type PolicyStatement } from '@ringi/asl-builder';
import { BACKENDS, callerMachine, componentMachine, defineFlow, type CallerParts } from '@ringi/approvals';
import type { BackendId } from '@ringi/shared-types';

const PLACE = { region: '${AWS::Region}', account: '${AWS::AccountId}' };
const PARTS = { start: '${Start.Arn}', close: '${Close.Arn}' };

const flow = defineFlow({
  name: 'example',
  title: 'Three levels',
  levels: ['Team lead', 'Accounting', 'Director'].map((name) => ({
    name,
    backend: { id: 'ssm-automation', form: 'one-step' },
    approvers: ['sato'],
    email: ['sato@example.com'],
  })),
});

const caller = callerMachine(flow, {
  admit: '${Admit.Arn}',
  components: flow.levels.map(() => '${Component.Arn}'),
  // What the stack fills in changes neither the states nor what they may do.
  deployed: { levels: [] } as unknown as CallerParts['deployed'],
});

type Pictured = Pick<Machine<never, unknown>, 'toMermaid'> & { toASL(): Parameters<typeof policy>[0] };

const HEAD = `# The state machines

Made from the machines themselves. Do not edit it: \`UPDATE_MACHINES=1 npx jest machines-page\` in \`apps/e2e\` writes it, and a test
fails when it is not what the machines are. Diamonds are choices; an arrow with an error name is a Catch.
`;

/** The page \`docs/machines.md\`: what each of our machines does, and what its role may do. */
export function machinesPage(): string {
  const components = Object.keys(BACKENDS).map((backend) =>
    section(
      `The component of ${backend}`,
      'One level of a request: starts the backend with a task token and waits for the answer.',
      componentMachine(backend as BackendId, PARTS),
    ),
  );
  return [
    HEAD,
    section('The caller of a flow with three levels', 'One request, from admission to its outcome.', caller),
    ...components,
  ].join('\n');
}

const section = (title: string, text: string, machine: Pictured): string => `## ${title}

${text}

\`\`\`mermaid
${machine.toMermaid().trimEnd()}
\`\`\`

Its role has to allow:

${policy(machine.toASL(), PLACE).map(line).join('\n')}
`;

const line = ({ Action, Resource }: PolicyStatement): string =>
  `- ${Action.map(code).join(', ')} on ${Resource.map(code).join(', ')}`;

const code = (text: string): string => `\`${text}\``;
