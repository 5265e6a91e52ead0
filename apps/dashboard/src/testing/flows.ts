import { textIn, type FlowForm } from '@ringi/shared-types';
import { approver, PEOPLE } from './people.js';

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

/** As the API makes it of a flow. */
function form(name: string, en: string, ja: string, levels: Level[], overridable: boolean): FlowForm {
  const properties: Record<string, unknown> = {};
  const example: Record<string, unknown> = {};
  const required: string[] = [];
  for (const { level: number, name: level_name, approvers, min_required_approvals } of levels) {
    const put = (field: string, title: string, schema: object, wire = field): string => {
      const path = `level${number}_${wire}`;
      const x = { level: number, level_name, field };
      properties[path] = { title: `${textIn(level_name)}: ${title}`, ...schema, 'x-ringi': x };
      return path;
    };
    const file = put('confirmation_file', 'file to confirm', { type: 'string', minLength: 1 });
    const url = put('confirmation_url', 'URL to confirm at', { type: 'string', format: 'uri' });
    required.push(file, url);
    example[file] = 'index.html';
    example[url] = 'https://example.com/draft';
    if (!overridable) continue;
    const ids = approvers.flatMap(({ person }) => person?.id ?? []);
    const items = { enum: [...new Set([...ids, ...PEOPLE.map(({ id }) => id)])] };
    put('approvers', 'approvers', { type: 'array', items, minItems: 1, default: ids }, 'ssm_approvers');
    put(
      'min_required_approvals',
      'approvals needed',
      { type: 'integer', minimum: 1, maximum: 10, default: min_required_approvals },
      'ssm_min_required_approvals',
    );
    const message = 'Please review {file} at {url} and approve or reject it.';
    put('message', 'message', { type: 'string', maxLength: 450, default: message }, 'ssm_message');
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

/** One level that approves a file itself, as the CodePipeline backend asks for it. */
function releaseForm(): FlowForm {
  const level_name = { en: 'Team lead', ja: 'チームリーダー' };
  const property = (field: string, title: string, schema: object) => [
    `level1_${field}`,
    { title: `Team lead: ${title}`, type: 'string', ...schema, 'x-ringi': { level: 1, level_name, field } },
  ];
  const properties = Object.fromEntries([
    property('confirmation_file_content-type', 'content type of the file', { maxLength: 256 }),
    property('confirmation_file_content', 'file to approve', {
      minLength: 1,
      maxLength: 200 * 1024,
      contentMediaType: 'text/html',
    }),
    property('confirmation_file_s3', 'file to approve, in the bucket', {
      pattern: '^s3://',
      maxLength: 2048,
    }),
    property('confirmation_file', 'name of the file', { maxLength: 255 }),
  ]) as Record<string, unknown>;
  return {
    name: 'release',
    title: { en: 'Release a file', ja: 'ファイルのリリース' },
    levels: [{ ...level(1, level_name.en, level_name.ja, ['sato']), backend: 'codepipeline' }],
    can: { start: true },
    why_not: {},
    schema: { type: 'object', properties, required: [], additionalProperties: false },
    example: { 'level1_confirmation_file_content-type': 'text/html' },
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
  releaseForm(),
];

export function flowOf(name: string): FlowForm {
  const found = FLOWS.find((each) => each.name === name);
  if (!found) throw new Error(`There is no flow ${name}.`);
  return found;
}
