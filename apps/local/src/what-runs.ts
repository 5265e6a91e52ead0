import type { Endpoints } from './endpoints.js';
import type { FirstSteps } from './first-steps.js';

/**
 * What is running and what to do next, to be copied line by line.
 * @param steps what to propose; absent: only what always works.
 */
export function whatRuns(endpoints: Endpoints, file: string, steps?: FirstSteps): string[] {
  const { dashboard, api, aws, region, account, flows, people } = endpoints;
  return [
    '',
    `Open     ${dashboard}  (choose a person; no password)`,
    `API      ${api}  (npx ringi token --as ${people[0]?.id} prints a token)`,
    `AWS      ${aws}  (account ${account}, ${region}; emulated, for development and tests)`,
    `Flows    ${flows.map(({ name, componentArns }) => `${name} (${componentArns.length} levels)`).join(', ')}`,
    `People   ${people.map(({ id, name }) => `${id} (${name.ja})`).join(', ')}`,
    `Scripts  ${file}`,
    '',
    'What to do next, in another terminal:',
    '  npx ringi flows',
    ...(steps ? beginWith(steps) : []),
    '  npx ringi list',
    '  npx ringi show <request>',
    '  npx ringi mail',
    '  npx ringi clock advance P3D',
    '  npx ringi help',
    '',
    'Ctrl-C stops all of it.',
  ];
}

const beginWith = ({ starter, flow, approver }: FirstSteps): string[] => [
  `  npx ringi start ${flow} --as ${starter}`,
  `  npx ringi inbox --as ${approver}`,
  `  npx ringi approve <id> --as ${approver} --comment 'Looks good'     (the ID that inbox shows)`,
];
