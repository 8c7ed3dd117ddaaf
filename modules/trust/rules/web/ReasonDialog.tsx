import { useState } from 'react';
import { Actions, Button, Dialog, Form, TextAreaField } from '#platform/ui/index.ts';
import { useForm } from '#platform/web/index.ts';
import { rulesTexts } from './rules-texts.ts';

export type ReasonDialogProps = {
  title: string;
  text: string;
  confirmLabel: string;
  onClose: () => void;
  onConfirm: (reason: string) => Promise<void>;
};

/** Asks why before something about the rules changes. */
export function ReasonDialog({ title, text, confirmLabel, onClose, onConfirm }: ReasonDialogProps) {
  const { t } = rulesTexts.useText();
  const [value, setValue] = useState({ reason: '' });
  const form = useForm({ value, setValue, submit: ({ reason }) => onConfirm(reason) });
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form form={form} label={title}>
        <p>{text}</p>
        <TextAreaField label={t('reason')} hint={t('reasonHint')} rows={2} {...form.field('reason')} />
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
