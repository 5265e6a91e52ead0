import { useEffect, useEffectEvent } from 'react';

const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog] *';

const OWN_ENTER = 'a:not([data-page-enter]), button';

/** Single keys for the page, by `event.key`; silent while one types, in a dialog, or with a modifier. */
export function useHotkeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    if (document.querySelector('[role=dialog]')) return;
    // Enter on a link or button is that control's own, unless it says that the page's key means more.
    if (event.key === 'Enter' && event.target instanceof Element && event.target.closest(OWN_ENTER)) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
