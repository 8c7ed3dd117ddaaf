import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, ProblemAlert } from '#platform/ui/index.ts';
import { caseTexts } from './case-texts.ts';
import { confirmSecrecy } from './cases-api.ts';

/** Before anything of others is shown, the reader acknowledges secrecy; the acknowledgement is kept. */
export function SecrecyGate({ caseId }: { caseId: string }) {
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const confirming = useMutation({
    mutationFn: () => confirmSecrecy(caseId),
    // Everything of the case opens now, also what other modules show in it.
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <Alert tone="warn" title={t('secrecy.title')}>
      <p>{t('secrecy.text')}</p>
      {confirming.error && <ProblemAlert problem={confirming.error} />}
      <Button kind="primary" busy={confirming.isPending} onClick={() => confirming.mutate()}>
        {t('secrecy.confirm')}
      </Button>
    </Alert>
  );
}
