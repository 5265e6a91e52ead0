import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useText } from '../lib/i18n/use-text.js';
import { inboxQuery } from '../lib/queries.js';
import { useApi, useServices } from '../lib/services.js';
import { ConnectionPill } from './connection-pill.js';
import { SettingsMenu } from './settings-menu.js';
import { RingiMark } from './ringi-mark.js';
import './shell.css';

/** What stands around every page. */
export function Shell() {
  const { t } = useText();
  const { local } = useServices().config;
  const { data } = useInfiniteQuery(inboxQuery(useApi()));
  const count = data?.pages[0]?.count;
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <header className="bar" data-nav>
        <Link to="/inbox" className="brand" aria-label={t('nav.home')}>
          <RingiMark />
          <span className="brand-name">Ringi</span>
        </Link>
        <nav className="nav" aria-label={t('nav.label')}>
          <Link to="/inbox" className="nav-link">
            {t('nav.inbox')}
            {count !== undefined && count > 0 && (
              <span className="badge numbers">
                {count}
                <span className="visually-hidden"> {t('nav.waiting')}</span>
              </span>
            )}
          </Link>
          <Link to="/requests" className="nav-link">
            {t('nav.requests')}
          </Link>
          <Link to="/start" className="nav-link">
            {t('nav.start')}
          </Link>
          {local && (
            <>
              <Link to="/mail" className="nav-link">
                {t('nav.mail')}
              </Link>
              <Link to="/clock" className="nav-link">
                {t('nav.clock')}
              </Link>
            </>
          )}
        </nav>
        <div className="bar-end">
          <ConnectionPill />
          <SettingsMenu />
        </div>
      </header>
      <main id="main" className="main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
