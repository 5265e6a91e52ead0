import { useState } from 'react';
import { useText } from '../lib/i18n/use-text.js';
import { Button } from './button.js';
import './json-view.css';

/** Data as text, to read and to copy. */
export function JsonView({ value, label }: { readonly value: unknown; readonly label: string }) {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <figure className="json">
      <figcaption className="json-head">
        <h2>{label}</h2>
        <Button kind="quiet" onPress={copy}>
          {t(copied ? 'action.copied' : 'action.copy')}
        </Button>
      </figcaption>
      {/* Reachable by keyboard because it scrolls. */}
      <pre className="json-text" tabIndex={0} role="region" aria-label={label}>
        {text}
      </pre>
    </figure>
  );
}
