import { useSyncExternalStore } from 'react';
import { LANGUAGES, type Language } from '../i18n/i18n.js';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What a reader chooses for this browser. */
export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  /** An IANA time zone. */
  readonly zone: string;
}

const KEY = 'ringi.settings';
const listeners = new Set<() => void>();

const defaults = (): Settings => ({
  language: navigator.language.startsWith('ja') ? 'ja' : 'en',
  theme: 'auto',
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

function read(): Settings {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>;
    const fallback = defaults();
    return {
      language: LANGUAGES.find((language) => language === stored.language) ?? fallback.language,
      theme: THEMES.find((theme) => theme === stored.theme) ?? fallback.theme,
      zone: isZone(stored.zone) ? stored.zone : fallback.zone,
    };
  } catch {
    return defaults();
  }
}

function isZone(zone: unknown): zone is string {
  if (typeof zone !== 'string') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

let current: Settings | undefined;

export const settings = (): Settings => (current ??= read());

export function changeSettings(change: Partial<Settings>): void {
  current = { ...settings(), ...change };
  localStorage.setItem(KEY, JSON.stringify(current));
  for (const listener of listeners) listener();
}

export function onSettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useSettings = (): Settings => useSyncExternalStore(onSettings, settings);

/** Forgets what was read: for tests that change the storage themselves. */
export const rereadSettings = (): void => {
  current = undefined;
};
