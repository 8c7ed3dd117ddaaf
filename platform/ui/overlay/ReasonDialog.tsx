import { type ReactNode, useState } from 'react';
import { useForm } from '#platform/web/forms/use-form.ts';
import { Form } from '../forms/Form.tsx';
import { TextAreaField } from '../forms/TextField.tsx';
import { Button } from '../layout/Button.tsx';
import { Actions } from '../layout/Page.tsx';
import { uiTexts } from '../ui-texts.ts';
import { Dialog } from './Dialog.tsx';

export type ReasonDialogProps = {
  title: string;
  confirmLabel: string;
  /** Who reads the reason later, and what does not belong in it. */
  hint: string;
  onClose: () => void;
  /** What goes wrong in it is shown in the dialog; closing is for the caller, after it went well. */
  onConfirm: (reason: string) => Promise<unknown>;
  /** What is about to happen, above the question why. */
  children?: ReactNode;
};

/** Shorter than this says nothing; the server may ask more. */
const SHORTEST = 3;

/** A decision that asks for its reason. */
export function ReasonDialog({ title, confirmLabel, hint, onClose, onConfirm, children }: ReasonDialogProps) {
  const { t } = uiTexts.useText();
  const [value, setValue] = useState({ reason: '' });
  const form = useForm({
    value,
    setValue,
    check: ({ reason }) =>
      reason.trim().length < SHORTEST ? [{ pointer: '/reason', code: 'reason-missing' as const }] : [],
    submit: async ({ reason }) => {
      await onConfirm(reason.trim());
    },
  });
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form form={form} label={title}>
        {children}
        <TextAreaField label={t('reason')} hint={hint} rows={2} {...form.field('reason')} />
        <Actions>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" kind="primary" busy={form.submitting}>
            {confirmLabel}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
