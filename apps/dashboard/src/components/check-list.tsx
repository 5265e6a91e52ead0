import { useId } from 'react';
import './check-list.css';

export interface CheckListProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

/** Any number of a few. */
export function CheckList({ label, options, chosen, onChange, hint, error }: CheckListProps) {
  const id = useId();
  return (
    <fieldset
      className="field check-list"
      data-invalid={error !== undefined || undefined}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="field-label">{label}</legend>
      {options.map(({ value, label: words }) => (
        <label key={value} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, value] : chosen.filter((each) => each !== value))
            }
          />
          {words}
        </label>
      ))}
      {hint && <span className="field-hint">{hint}</span>}
      {error && (
        <span id={`${id}-error`} className="field-error">
          {error}
        </span>
      )}
    </fieldset>
  );
}
