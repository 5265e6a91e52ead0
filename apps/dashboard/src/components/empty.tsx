import type { ReactNode } from 'react';
import { useText } from '../lib/i18n/use-text.js';
import './notice.css';

/** There is nothing, and what one can do. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

export function Loading() {
  const { t } = useText();
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{t('loading')}</span>
    </div>
  );
}
