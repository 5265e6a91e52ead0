import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import type { ReactNode } from 'react';
import './button.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `keys`: quiet, and absent where there is no keyboard to speak of. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger' | 'keys';
  /** The key that does the same, printed on the button. */
  readonly hotkey?: string | undefined;
  readonly children: ReactNode;
}

export function Button({ kind = 'plain', hotkey, children, ...props }: ButtonProps) {
  return (
    <AriaButton
      {...props}
      className={`button button-${kind}`}
      {...(hotkey && { 'aria-keyshortcuts': hotkey })}
    >
      {children}
      {hotkey && (
        <kbd className="hotkey" aria-hidden="true">
          {hotkey}
        </kbd>
      )}
    </AriaButton>
  );
}
