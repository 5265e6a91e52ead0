import { useText } from '../lib/i18n/use-text.js';
import { Dialog } from './dialog.js';
import './keys-drawer.css';

const KEYS = [
  ['j', 'keys.next'],
  ['k', 'keys.previous'],
  ['x', 'keys.check'],
  ['Enter', 'keys.open'],
  ['a', 'keys.approve'],
  ['r', 'keys.reject'],
  ['Esc', 'keys.close'],
  ['?', 'keys.help'],
] as const;

/** The keys that work here. */
export function KeysDrawer({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose} drawer>
      <dl className="keys">
        {KEYS.map(([key, id]) => (
          <div key={key}>
            <dt>
              <kbd className="hotkey">{key}</kbd>
            </dt>
            <dd>{t(id)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
