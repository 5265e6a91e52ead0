import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField';
import { useId, type ReactNode } from 'react';
import './fields.css';

export interface FieldProps extends Omit<TextFieldProps, 'children' | 'className' | 'style'> {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with the value; beside the field and read with it. */
  readonly error?: string | undefined;
  /** Given: several lines. */
  readonly rows?: number | undefined;
  readonly mono?: boolean | undefined;
  readonly placeholder?: string | undefined;
}

export function TextField({ label, hint, error, rows, mono, placeholder, ...props }: FieldProps) {
  const className = mono ? 'field-input field-mono' : 'field-input';
  return (
    <AriaTextField {...props} className="field" isInvalid={error !== undefined} validationBehavior="aria">
      <Label className="field-label">
        {label}
        {props.isRequired && (
          <span className="field-required" aria-hidden="true">
            *
          </span>
        )}
      </Label>
      {rows ? (
        <TextArea className={className} rows={rows} placeholder={placeholder} />
      ) : (
        <Input className={className} placeholder={placeholder} />
      )}
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  /** The label is read, not shown. */
  readonly compact?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

/** The browser's own select: the best one on a phone, and it costs nothing. */
export function SelectField<T extends string>(props: SelectProps<T>) {
  const { label, value, options, onChange, compact = false, hint, error } = props;
  const id = useId();
  return (
    <div className={compact ? 'field field-compact' : 'field'}>
      <label htmlFor={id} className={compact ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        value={value}
        onChange={(event) => onChange(event.target.value as T)}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && <span className="field-hint">{hint}</span>}
      {error && (
        <span id={`${id}-error`} className="field-error">
          {error}
        </span>
      )}
    </div>
  );
}
