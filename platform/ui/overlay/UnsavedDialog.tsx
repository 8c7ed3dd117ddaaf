import { type UnsavedWarning, useUnsavedWarning } from '#platform/web/use-unsaved-warning.ts';
import { Button } from '../layout/Button.tsx';
import { uiTexts } from '../ui-texts.ts';
import { Dialog } from './Dialog.tsx';

/** Put it in a form without a draft: asks before what was typed is lost. */
export function UnsavedGuard({ when }: { when: boolean }) {
  return <UnsavedDialog warning={useUnsavedWarning(when)} />;
}

function UnsavedDialog({ warning }: { warning: UnsavedWarning }) {
  const { t } = uiTexts.useText();
  const actions = (
    <>
      <Button onClick={warning.leave}>{t('unsaved.leave')}</Button>
      <Button kind="primary" onClick={warning.stay}>
        {t('unsaved.stay')}
      </Button>
    </>
  );
  return (
    <Dialog open={warning.asking} title={t('unsaved.title')} onClose={warning.stay} actions={actions}>
      <p>{t('unsaved.text')}</p>
    </Dialog>
  );
}
