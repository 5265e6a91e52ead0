import { setupI18n, type Messages } from '@lingui/core';

export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The page's texts; `activate` loads one language's and switches to it. */
export const i18n = setupI18n();

const LOADERS: Record<Language, () => Promise<{ default: Messages }>> = {
  en: () => import('./messages/en.json'),
  ja: () => import('./messages/ja.json'),
};

/** Loads a language's texts and shows the page in it; `<html lang>` follows. */
export async function activate(language: Language): Promise<void> {
  const { default: messages } = await LOADERS[language]();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
}
