import { useState } from 'react';
import { TextField, type FieldProps } from '../../components/fields.js';
import { useText, type MessageId } from '../../lib/i18n/use-text.js';

/** What an execution's input has room for beside everything else; a larger file goes through the bucket. */
export const MOST_BYTES = 200 * 1024;

/** A file's text, written into the field or read from a file of the person's own. */
export function FileField({ error, ...props }: FieldProps & { readonly onChange: (text: string) => void }) {
  const { t } = useText();
  const [refused, setRefused] = useState<MessageId>();
  const take = async (file: File) => {
    const text = file.size > MOST_BYTES ? undefined : await textOf(file);
    // What is not UTF-8 text is decoded with replacement characters.
    const wrong =
      text === undefined ? 'start.file.large' : /[\0\uFFFD]/.test(text) ? 'start.file.no-text' : undefined;
    setRefused(wrong);
    if (text !== undefined && !wrong) props.onChange(text);
  };
  return (
    <div className="start-file">
      <TextField
        {...props}
        error={refused ? t(refused) : error}
        rows={4}
        mono
        onChange={(text) => {
          setRefused(undefined);
          props.onChange(text);
        }}
      />
      <label className="button start-pick">
        {t('start.file.choose')}
        <input
          type="file"
          className="visually-hidden"
          aria-label={`${t('start.file.choose')} (${props.label})`}
          onChange={({ target }) => {
            const file = target.files?.[0];
            // The same file, corrected, can be chosen again.
            if (file) void take(file).finally(() => (target.value = ''));
          }}
        />
      </label>
    </div>
  );
}

const textOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error(`${file.name} cannot be read.`));
    reader.readAsText(file);
  });
