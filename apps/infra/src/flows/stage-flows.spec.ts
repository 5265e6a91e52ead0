import type { Flow } from '@ringi/shared-types';
import { checkConfig } from '../config/check-config.js';
import type { LoadedConfig } from '../config/load-config.js';
import { LAPTOP } from '../config/laptop.js';
import type { RingiConfig } from '../config/ringi-config.js';
import { loadFlows } from './load-flows.js';
import { stageFlows } from './stage-flows.js';

let flows: readonly Flow[];
beforeAll(async () => {
  flows = await loadFlows();
});

const people = ['sato', 'suzuki', 'takahashi', 'tanaka', 'ito'].map((id) => ({ id, email: `${id}@corp.jp` }));
const own = (config: Partial<RingiConfig>): LoadedConfig => ({
  ...checkConfig({ people, ...config }, 'The config'),
  source: 'The config',
  isOwn: true,
});

it('sends mail to the people a level names, and to its own addresses', () => {
  const email = ['desk@corp.jp'];
  const [, publish, purchase] = stageFlows(flows, own({ flows: { publish: { levels: [{ email }] } } }));
  expect(publish?.levels.map((level) => level.email)).toEqual([
    ['desk@corp.jp', 'sato@corp.jp'],
    ['suzuki@corp.jp'],
    ['takahashi@corp.jp'],
  ]);
  expect(purchase?.levels[1]?.email).toEqual(['suzuki@corp.jp', 'takahashi@corp.jp', 'tanaka@corp.jp']);
});

it('deploys the example flows for the laptop as they stand', () => {
  const laptop = { ...checkConfig(LAPTOP, 'laptop'), source: 'laptop', isOwn: false };
  expect(stageFlows(flows, laptop)).toHaveLength(4);
});

it.each(['sato@example.com', 'sato@mail.example.org', 'sato@corp.test', 'sato@host.invalid', 'sato@example'])(
  'refuses to send mail of a deployment of your own to %s',
  (email) => {
    const config = { ...own({}), people: [{ id: 'sato', email }, ...people.slice(1)] };
    expect(() => stageFlows(flows, config)).toThrow(`flow publish, level 1: ${email} is an example address`);
  },
);

it('takes an address whose domain only looks like an example', () => {
  const config = { ...own({}), people: [{ id: 'sato', email: 'sato@myexample.com' }, ...people.slice(1)] };
  expect(stageFlows(flows, config)).toHaveLength(4);
});

it('refuses people it does not know, each with flow and level', () => {
  const config = own({ people: people.filter(({ id }) => id !== 'tanaka') });
  expect(() => stageFlows(flows, config)).toThrow(
    /flow publish, allowed_approvers: 'tanaka' is not among[\s\S]*flow purchase, level 2, approvers: 'tanaka'/,
  );
});

it('refuses starters it does not know: nobody else could start the flow', () => {
  const [first, ...rest] = flows;
  const some = [{ ...(first as Flow), starters: ['sato', 'satou'] }, ...rest];
  expect(() => stageFlows(some, own({}))).toThrow(
    `flow ${first?.name}, starters: 'satou' is not among the configuration's people`,
  );
});

it('refuses a level that nobody gets mail for', () => {
  const approvers = ['arn:aws:iam::111122223333:role/Reviewers'];
  const config = own({ flows: { publish: { levels: [{ approvers }] } } });
  expect(() => stageFlows(flows, config)).toThrow('flow publish, level 1: nobody gets mail');
});

it('takes approvers by ARN, with an address of their own', () => {
  const change = { approvers: ['arn:aws:iam::111122223333:role/Reviewers'], email: ['desk@corp.jp'] };
  const [, publish] = stageFlows(flows, own({ flows: { publish: { levels: [{}, change] } } }));
  expect(publish?.levels[1]).toMatchObject(change);
  expect(publish?.levels[0]?.approvers).toEqual(['sato']);
});

it('leaves out a flow that is set to false', () => {
  const left = stageFlows(flows, own({ flows: { purchase: false } })).map(({ name }) => name);
  expect(left).toEqual(['contract', 'publish', 'release']);
});

it('says which change makes a flow wrong', () => {
  const config = own({ flows: { purchase: { levels: [{ min_required_approvals: 2 }] } } });
  expect(() => stageFlows(flows, config)).toThrow(
    'flows.purchase.levels.0.min_required_approvals: is 2 of 1',
  );
});

it('says which level is one too many', () => {
  const config = own({ flows: { publish: { levels: [{}, {}, {}, { message: 'x' }] } } });
  expect(() => stageFlows(flows, config)).toThrow('flows.publish.levels.3.name');
});

it('names a flow that is not there', () => {
  expect(() => stageFlows(flows, own({ flows: { pubish: false } }))).toThrow(
    'flows.pubish: there is no flow of this name; there are contract, publish, purchase, release',
  );
});
