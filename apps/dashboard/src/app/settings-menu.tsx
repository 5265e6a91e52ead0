import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../components/button.js';
import { Dialog } from '../components/dialog.js';
import { SelectField } from '../components/fields.js';
import { usePlace } from '../components/time.js';
import { LANGUAGES } from '../lib/i18n/i18n.js';
import { useText } from '../lib/i18n/use-text.js';
import { meQuery } from '../lib/queries.js';
import { useApi, useServices } from '../lib/services.js';
import { changeSettings, THEMES, useSettings } from '../lib/settings/settings.js';
import { useNow } from '../lib/time/clock.js';
import { zoneName } from '../lib/time/format.js';

const OWN_NAMES = { en: 'English', ja: '日本語' } as const;

/** Who I am, the zone times are shown in, and everything a reader may choose. */
export function SettingsMenu() {
  const { t, language } = useText();
  const { session } = useServices();
  const { data: me } = useQuery(meQuery(useApi()));
  const [open, setOpen] = useState(false);
  const zone = zoneName(useNow(), usePlace());
  return (
    <>
      <Button kind="plain" onPress={() => setOpen(true)}>
        {me?.name[language] ?? t('settings.title')}
        <span className="soft small">{zone}</span>
      </Button>
      <Dialog title={t('settings.title')} isOpen={open} onClose={() => setOpen(false)} drawer>
        {me && (
          <p className="soft small">
            {t('settings.signed-in-as', { name: me.name[language], id: me.id })}
            <br />
            {me.roles.map((role) => t(`role.${role}`)).join(' · ')}
          </p>
        )}
        <SettingsFields />
        <div className="dialog-actions">
          <Button kind="quiet" onPress={() => void session.signOut()}>
            {t('action.sign-out')}
          </Button>
          <Button kind="primary" onPress={() => setOpen(false)}>
            {t('action.close')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function SettingsFields() {
  const { t } = useText();
  const { language, theme, zone } = useSettings();
  return (
    <>
      <SelectField
        label={t('settings.language')}
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
        onChange={(next) => changeSettings({ language: next })}
      />
      <SelectField
        label={t('settings.theme')}
        value={theme}
        options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={(next) => changeSettings({ theme: next })}
      />
      <SelectField
        label={t('settings.zone')}
        value={zone}
        options={zones(zone).map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        onChange={(next) => changeSettings({ zone: next })}
        hint={t('settings.zone.hint')}
      />
    </>
  );
}

const zones = (chosen: string): string[] => [
  ...new Set([chosen, 'Asia/Tokyo', 'UTC', ...Intl.supportedValuesOf('timeZone')]),
];
