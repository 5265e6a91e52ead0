import { useEffect, useRef, type ReactNode } from 'react';
import './page.css';

export interface PageProps {
  readonly title: string;
  /** In the browser's tab; the heading if absent. */
  readonly documentTitle?: string | undefined;
  /** Above the heading: where this page belongs. */
  readonly eyebrow?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** Lists fill the window and scroll inside; other pages scroll as a whole. */
  readonly fills?: boolean;
}

/** A page's frame: title, heading, and the focus on it when one gets here from another page. */
export function Page({ title, documentTitle, eyebrow, aside, children, fills = false }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = documentTitle ?? title;
  useEffect(() => {
    document.title = `${shown} · Ringi`;
  }, [shown]);
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement?.closest('[data-nav]')) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <div className={fills ? 'page page-fills' : 'page'}>
      <header className="page-head">
        <div className="page-titles">
          {eyebrow && <p className="page-eyebrow">{eyebrow}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
        </div>
        {aside && <div className="page-aside">{aside}</div>}
      </header>
      {children}
    </div>
  );
}
