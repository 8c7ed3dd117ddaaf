import { IconCloudOff } from '@tabler/icons-react';
import { Alert } from '#platform/ui/feedback/Feedback.tsx';
import { useConnection } from '#platform/web/api/use-connection.ts';
import { shellTexts } from '../shell-texts.ts';

/** Says that calls are being repeated or wait long. What was typed stays where it is. */
export function ConnectionNotice() {
  const { t } = shellTexts.useText();
  const state = useConnection();
  return (
    <div className="shell-notice sk-no-print" aria-live="polite">
      {(state === 'retrying' || state === 'slow') && (
        <Alert tone="warn" icon={IconCloudOff} title={t(`${state}.title`)}>
          {t('retrying.text')}
        </Alert>
      )}
    </div>
  );
}
