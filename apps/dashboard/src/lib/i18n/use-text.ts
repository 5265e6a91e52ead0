import { useLingui } from '@lingui/react';
import { textIn, type ApproverView, type Text } from '@ringi/shared-types';
import type { Language } from './i18n.js';
import type messages from './messages/en.json';
import { principalName } from './principal-name.js';

export type MessageId = keyof typeof messages;
export type Translate = (id: MessageId, values?: Record<string, unknown>) => string;

export interface Texts {
  readonly language: Language;
  /** A message of the catalogue. */
  readonly t: Translate;
  /** A text of a flow, in the reader's language. */
  readonly text: (text: Text) => string;
  /** Somebody's name in the reader's language, else what identifies the principal. */
  readonly name: (who: ApproverView) => string;
}

/** The reader's language and what is written in it. */
export function useText(): Texts {
  const { i18n } = useLingui();
  const language = i18n.locale as Language;
  return {
    language,
    t: (id, values) => i18n._(id, values),
    text: (text) => textIn(text, language),
    name: (who) => who.person?.name[language] ?? principalName(who.principal),
  };
}
