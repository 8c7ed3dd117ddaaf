import { type ReactNode, useState } from 'react';
import { Actions, Button, Dialog, Form, TextAreaField } from '#platform/ui/index.ts';
import { useForm } from '#platform/web/index.ts';
import { linkingTexts } from '../linking-texts.ts';

type ReasonDialogProps = {
  title: string;
  confirmLabel: string;
  onClose: () => void;
  send: (reason: string) => Promise<unknown>;
  children?: ReactNode;
};

/** A decision that asks for its reason. */
export function ReasonDialog({ title, confirmLabel, onClose, send, children }: ReasonDialogProps) {
  const { t } = linkingTexts.useText();
  const [value, setValue] = useState({ reason: '' });
  const form = useForm({
    value,
    setValue,
    check: ({ reason }) =>
      reason.trim().length < 3 ? [{ pointer: '/reason', code: 'reason-missing' as const }] : [],
    submit: async ({ reason }) => {
      await send(reason.trim());
      onClose();
    },
  });
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form form={form} label={title}>
        {children}
        <TextAreaField
          label={t('subject.reason')}
          hint={t('subject.reasonHint')}
          id={form.idAt('/reason')}
          error={form.errorAt('/reason')}
          value={value.reason}
          onValueChange={(reason) => form.set('reason', reason)}
        />
        <Actions>
          <Button kind="primary" type="submit" busy={form.submitting}>
            {confirmLabel}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
