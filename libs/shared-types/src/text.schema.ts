import * as z from 'zod/mini';

/** A text people read, in one language or in both of the dashboard's. */
export const TextSchema = z.union(
  [
    z.string().check(z.minLength(1), z.maxLength(200)),
    z.strictObject({
      en: z.string().check(z.minLength(1), z.maxLength(200)),
      ja: z.string().check(z.minLength(1), z.maxLength(200)),
    }),
  ],
  { error: 'must be a text of 1 to 200 characters, or one in each language: { en, ja }' },
);
export type Text = z.infer<typeof TextSchema>;

/** The text in the language asked for, or the only one there is. */
export function textIn(text: Text, language: 'en' | 'ja' = 'en'): string {
  return typeof text === 'string' ? text : text[language];
}
