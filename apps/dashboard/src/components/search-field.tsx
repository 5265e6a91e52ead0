import { useEffect, useRef, useState } from 'react';
import './fields.css';

const PAUSE_MS = 200;

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A search that takes effect when typing pauses. */
export function SearchField({ label, value, onChange }: Props) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    // Back and forward change the address; typing does not overwrite itself.
    if (value !== told.current) setText((told.current = value));
  }, [value]);
  useEffect(() => {
    if (text === told.current) return undefined;
    const pause = setTimeout(() => onChange((told.current = text)), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text, onChange]);
  return (
    <input
      type="search"
      className="field-input toolbar-search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
