import type { Endpoints, FlowEndpoint, PersonEndpoint } from './endpoints.js';

/** What is running and what to do next, to be copied line by line. */
export function whatRuns(endpoints: Endpoints, file: string): string[] {
  const { dashboard, api, aws, region, account, flows, people } = endpoints;
  const approver = people.find(({ roles }) => roles.includes('approver')) ?? people[0];
  const flow = flows.find((each) => asksFirst(each, approver)) ?? flows[0];
  return [
    '',
    `Open     ${dashboard}  (choose a person; no password)`,
    `API      ${api}  (npx ringi token --as ${approver?.id} prints a token)`,
    `AWS      ${aws}  (account ${account}, ${region}; emulated, for development and tests)`,
    `Flows    ${flows.map(({ name, componentArns }) => `${name} (${componentArns.length} levels)`).join(', ')}`,
    `People   ${people.map(({ id, name }) => `${id} (${name.ja})`).join(', ')}`,
    `Scripts  ${file}`,
    '',
    'What to do next, in another terminal:',
    '  npx ringi flows',
    `  npx ringi start ${flow?.name}`,
    `  npx ringi inbox --as ${approver?.id}`,
    `  npx ringi approve <id> --as ${approver?.id} --comment 'Looks good'     (the ID that inbox shows)`,
    '  npx ringi list',
    '  npx ringi show <request>',
    '  npx ringi mail',
    '  npx ringi clock advance P3D',
    '  npx ringi help',
    '',
    'Ctrl-C stops all of it.',
  ];
}

/** The person is asked at the first level: what the lines start is what that inbox shows. */
const asksFirst = ({ inputExample }: FlowEndpoint, person: PersonEndpoint | undefined): boolean =>
  Object.entries(inputExample)
    .filter(([field]) => field.startsWith('level1_'))
    .some(([, value]) => [value].flat().some((name) => name === person?.principalArn || name === person?.id));
