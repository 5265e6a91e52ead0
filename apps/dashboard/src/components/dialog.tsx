import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { ReactNode } from 'react';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** At the side instead of the middle. */
  readonly drawer?: boolean;
}

/** A dialog over the page: takes the focus, gives it back, closes with Escape or a click beside it. */
export function Dialog({ title, isOpen, onClose, children, drawer = false }: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-shade"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
    >
      <Modal className={drawer ? 'dialog dialog-drawer' : 'dialog'}>
        <AriaDialog className="dialog-body">
          <Heading slot="title" className="dialog-title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
