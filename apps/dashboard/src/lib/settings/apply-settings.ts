import { activate } from '../i18n/i18n.js';
import { onSettings, settings } from './settings.js';

/** Brings the document in line with the settings, now and whenever they change. */
export async function applySettings(): Promise<void> {
  const apply = () => {
    const { theme, language } = settings();
    document.documentElement.dataset['theme'] = theme;
    return activate(language);
  };
  onSettings(() => void apply());
  await apply();
}
