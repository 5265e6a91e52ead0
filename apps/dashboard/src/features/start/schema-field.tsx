import { SelectField, TextField } from '../../components/fields.js';
import { useText } from '../../lib/i18n/use-text.js';
import type { Field, FieldKind } from './schema/fields.js';

interface Props {
  readonly field: Field;
  readonly text: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

const ROWS: Partial<Record<FieldKind, number>> = { list: 2, long: 3, json: 4 };

/** One control of the form, as its schema asks. */
export function SchemaField({ field, text, error, onChange }: Props) {
  const { t } = useText();
  const { label, hint, kind, required, options } = field;
  if (kind === 'choice' || kind === 'boolean') {
    const values = kind === 'boolean' ? ['true', 'false'] : (options ?? []);
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
  const more = kind === 'list' ? t('start.list.hint') : undefined;
  return (
    <TextField
      label={label}
      hint={[hint, more].filter(Boolean).join(' ') || undefined}
      error={error}
      value={text}
      onChange={onChange}
      rows={ROWS[kind]}
      mono={kind === 'json'}
      isRequired={required}
      type={kind === 'date' ? 'date' : 'text'}
      inputMode={kind === 'number' ? 'numeric' : 'text'}
    />
  );
}
