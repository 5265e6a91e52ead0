import { SelectField, TextField } from '../../components/fields.js';
import { CheckList } from '../../components/check-list.js';
import { useText, type MessageId } from '../../lib/i18n/use-text.js';
import type { ApproverView } from '@ringi/shared-types';
import { FileField } from './file-field.js';
import { personFor } from './people.js';
import type { Field, FieldKind, Schema } from './schema/fields.js';
import { linesOf } from './schema/values.js';

interface Props {
  readonly field: Field;
  readonly people: ReadonlyMap<string, ApproverView>;
  readonly text: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

const ROWS: Partial<Record<FieldKind, number>> = { list: 2, long: 3, json: 4 };

/** The parts of a level that the page has its own words for; others go by the schema's title. */
const PARTS: Readonly<Record<string, MessageId>> = {
  confirmation_file_content: 'field.confirmation_file_content',
  'confirmation_file_content-type': 'field.confirmation_file_content-type',
  confirmation_file_s3: 'field.confirmation_file_s3',
  confirmation_file: 'field.confirmation_file',
  confirmation_url: 'field.confirmation_url',
  approvers: 'field.approvers',
  min_required_approvals: 'field.min_required_approvals',
  message: 'field.message',
};

/** What is taken where nothing is given, as texts. */
const defaultOf = ({ default: value }: Schema): string[] =>
  value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(String);

/** One control of the form, as its schema asks. */
export function SchemaField({ field, people, text, error, onChange }: Props) {
  const { t, name } = useText();
  const { hint, kind, part = '', required, options = [], schema } = field;
  const known = PARTS[part];
  const label = known ? t(known) : field.label;
  if (kind === 'several') {
    const chosen = linesOf(text);
    return (
      <CheckList
        label={label}
        options={options.map((value) => ({ value, label: name(personFor(people, value)) }))}
        chosen={chosen.length > 0 ? chosen : defaultOf(schema)}
        onChange={(values) => onChange(values.join('\n'))}
        hint={t('start.several.hint')}
        error={error}
      />
    );
  }
  if (kind === 'choice' || kind === 'boolean') {
    const values = kind === 'boolean' ? ['true', 'false'] : options;
    const words = (value: string) =>
      kind === 'boolean' ? t(value === 'true' ? 'start.yes' : 'start.no') : value;
    return (
      <SelectField
        label={label}
        value={text}
        options={[
          ...(values.includes(text) ? [] : [{ value: text, label: text }]),
          ...values.map((value) => ({ value, label: words(value) })),
        ]}
        onChange={onChange}
        hint={hint}
        error={error}
      />
    );
  }
  if (kind === 'file') {
    return (
      <FileField
        label={label}
        hint={hint}
        error={error}
        value={text}
        onChange={onChange}
        isRequired={required}
      />
    );
  }
  const more = kind === 'list' ? t('start.list.hint') : undefined;
  return (
    <TextField
      label={label}
      hint={[hint, more].filter(Boolean).join(' ') || undefined}
      error={error}
      value={text}
      onChange={onChange}
      rows={ROWS[kind]}
      placeholder={defaultOf(schema)[0]}
      mono={kind === 'json'}
      isRequired={required}
      type={kind === 'date' ? 'date' : 'text'}
      inputMode={kind === 'number' ? 'numeric' : 'text'}
    />
  );
}
