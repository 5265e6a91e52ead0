import type { FlowForm } from '@ringi/shared-types';
import { approver } from './people.js';

type Level = FlowForm['levels'][number];

const level = (
  number: number,
  en: string,
  ja: string,
  people: string[],
  min = 1,
  duration = 'P7D',
): Level => ({
  level: number,
  name: { en, ja },
  backend: 'ssm-automation',
  approvers: people.map(approver),
  min_required_approvals: min,
  duration,
});

function form(name: string, en: string, ja: string, levels: Level[], overridable: boolean): FlowForm {
  const properties: Record<string, unknown> = {
    region: { type: 'string', const: 'us-east-1', title: 'region' },
  };
  const example: Record<string, unknown> = { region: 'us-east-1' };
  const required: string[] = [];
  for (const { level: number, approvers } of levels) {
    const field = (ending: string) => `level${number}_${ending}`;
    if (overridable) {
      properties[field('ssm_approvers')] = {
        anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }],
        title: 'Approvers',
        'x-i18n': { ja: { title: '承認者' } },
      };
      example[field('ssm_approvers')] = approvers.map(({ principal }) => principal);
    }
    properties[field('confirmation_url')] = {
      type: 'string',
      format: 'uri',
      title: 'Page to look at',
      'x-i18n': { ja: { title: '確認するページ' } },
    };
    properties[field('confirmation_file')] = {
      type: 'string',
      minLength: 1,
      title: 'File to look at',
      'x-i18n': { ja: { title: '確認するファイル' } },
    };
    example[field('confirmation_url')] = 'https://example.com/draft';
    example[field('confirmation_file')] = 'index.html';
    required.push(field('confirmation_url'), field('confirmation_file'));
  }
  return {
    name,
    title: { en, ja },
    levels,
    can: { start: true },
    why_not: {},
    schema: { type: 'object', properties, required, additionalProperties: false },
    example,
  };
}

export const FLOWS: readonly FlowForm[] = [
  form(
    'publish',
    'Publish a page',
    'ページの公開',
    [
      level(1, 'Team lead', 'チームリーダー', ['sato']),
      level(2, 'Section chief', '課長', ['suzuki']),
      level(3, 'Department head', '部長', ['takahashi']),
    ],
    true,
  ),
  form(
    'purchase',
    'Purchase request',
    '購買申請',
    [
      level(1, 'Manager', '上長', ['sato'], 1, 'P3D'),
      level(2, 'Two of three section chiefs', '課長三名のうち二名', ['suzuki', 'takahashi', 'sato'], 2),
      level(3, 'Accounting', '経理', ['ito']),
      level(4, 'Director', '取締役', ['tanaka'], 1, 'P14D'),
    ],
    false,
  ),
];

export function flowOf(name: string): FlowForm {
  const found = FLOWS.find((each) => each.name === name);
  if (!found) throw new Error(`There is no flow ${name}.`);
  return found;
}
