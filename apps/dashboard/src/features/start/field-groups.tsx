import type { FlowForm } from '@ringi/shared-types';
import type { ReactNode } from 'react';
import { useText } from '../../lib/i18n/use-text.js';
import type { FieldErrors } from './schema/field-errors.js';
import type { Field } from './schema/fields.js';
import type { Raw } from './schema/values.js';
import { usePeople } from './people.js';
import { SchemaField } from './schema-field.js';

interface Props {
  readonly flow: FlowForm;
  readonly fields: readonly Field[];
  readonly raw: Raw;
  readonly errors: FieldErrors;
  readonly onChange: (path: string, text: string) => void;
}

const IN_S3 = 'confirmation_file_s3';

/** Not folded: what a level needs, and what stands for its file or describes it. */
const isUpFront = ({ required, part = '' }: Field): boolean =>
  required || part.startsWith('confirmation_file_');

/** The fields of each level together; what the deployment gives stands folded at the end. */
export function FieldGroups({ flow, fields, raw, errors, onChange }: Props) {
  const { t, text } = useText();
  const wrong = (field: Field) => errors.beside.get(field.path);
  const people = usePeople(flow);
  // A file lies in the field or in the bucket: the schema can require neither, the level needs one.
  const needed = (field: Field) =>
    field.required ||
    (field.kind === 'file' &&
      !fields.some(({ level, part, path }) => level === field.level && part === IN_S3 && raw[path]));
  const show = (field: Field) => (
    <SchemaField
      key={field.path}
      field={{ ...field, required: needed(field) }}
      people={people}
      text={raw[field.path] ?? ''}
      error={wrong(field)}
      onChange={(next) => onChange(field.path, next)}
    />
  );
  const open = fields.filter(({ given }) => !given);
  const given = fields.filter((field) => field.given);
  const general = open.filter(({ level }) => level === undefined);
  return (
    <>
      {general.length > 0 && <div className="start-group">{general.map(show)}</div>}
      {flow.levels.map(({ level, name }) => {
        const own = open.filter((field) => field.level === level);
        return (
          own.length > 0 && (
            <fieldset key={level} className="start-group card">
              <legend>{t('inbox.level', { level, name: text(name) })}</legend>
              {own.filter(({ kind }) => kind === 'file').map(show)}
              {own.filter((field) => isUpFront(field) && field.kind !== 'file').map(show)}
              <Optional
                fields={own.filter((field) => !isUpFront(field))}
                isOpen={own.some((field) => !isUpFront(field) && (wrong(field) || raw[field.path]))}
                show={show}
              />
            </fieldset>
          )
        );
      })}
      {given.length > 0 && (
        <details className="start-given" open={given.some(wrong) || undefined}>
          <summary>{t('start.given', { count: given.length })}</summary>
          <p className="soft small">{t('start.given.about')}</p>
          <div className="start-group">{given.map(show)}</div>
        </details>
      )}
    </>
  );
}

/** A level's own settings, which the flow has values for: folded as long as nothing stands in them. */
function Optional({ fields, isOpen, show }: OptionalProps) {
  const { t } = useText();
  if (fields.length === 0) return null;
  return (
    <details className="start-given" open={isOpen || undefined}>
      <summary>{t('start.optional')}</summary>
      <div className="start-group">{fields.map(show)}</div>
    </details>
  );
}

interface OptionalProps {
  readonly fields: readonly Field[];
  readonly isOpen: boolean;
  readonly show: (field: Field) => ReactNode;
}
