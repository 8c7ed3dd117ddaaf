import { Dialog as DesignDialog } from '@amsterdam/design-system-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { classes } from '../classes.ts';
import { Button } from '../layout/Button.tsx';
import { uiTexts } from '../ui-texts.ts';

export type DialogProps = {
  open: boolean;
  title: string;
  /** Closing by Escape, the cross, or a button. */
  onClose: () => void;
  children: ReactNode;
  /** Buttons, the one that does it last. */
  actions?: ReactNode;
  wide?: boolean;
};

/** A window over the page. It keeps the focus, and gives it back. */
export function Dialog({ open, title, onClose, children, actions, wide }: DialogProps) {
  const { t } = uiTexts.useText();
  const dialog = useRef<HTMLDialogElement>(null);
  // At every drawing: who owns the dialog decides whether it is open, also after Escape.
  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open === open) return;
    if (open) element.showModal();
    else element.close();
  });
  return (
    <DesignDialog
      ref={dialog}
      heading={title}
      aria-label={title}
      closeButtonLabel={t('close')}
      className={classes(wide && 'sk-dialog--wide')}
      onClose={() => open && onClose()}
      footer={actions && <div className="sk-actions">{actions}</div>}
    >
      {open && children}
    </DesignDialog>
  );
}

export type ConfirmDialogProps = Omit<DialogProps, 'actions' | 'wide'> & {
  confirmLabel: string;
  onConfirm: () => void;
  busy?: boolean;
};

/** Asks before something that weighs. */
export function ConfirmDialog({ confirmLabel, onConfirm, busy = false, ...dialog }: ConfirmDialogProps) {
  const { t } = uiTexts.useText();
  const actions = (
    <>
      <Button kind="tertiary" onClick={dialog.onClose}>
        {t('cancel')}
      </Button>
      <Button kind="primary" onClick={onConfirm} busy={busy}>
        {confirmLabel}
      </Button>
    </>
  );
  return <Dialog {...dialog} actions={actions} />;
}
