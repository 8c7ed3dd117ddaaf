import { useState } from 'react';
import { Actions, Alert, Button, ConfirmDialog, ProblemAlert } from '#platform/ui/index.ts';
import { useRefresh } from '#platform/web/index.ts';
import type { DestructionItem, DestructionList } from '../model/index.ts';
import { completeReview, executeOn, withdrawList } from './retention-api.ts';
import { retentionTexts } from './retention-texts.ts';

/** What may be done with the list as a whole. Carrying out goes record by record: what was done stays done when it is interrupted. */
export function ListActions({ list, items }: { list: DestructionList; items: readonly DestructionItem[] }) {
  const { t } = retentionTexts.useText();
  const refresh = useRefresh('retention');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [done, setDone] = useState(0);
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
      setAsking(false);
      await refresh();
    }
  };
  const open = items.filter((item) => item.result === null);
  const execute = () =>
    run(async () => {
      setDone(0);
      for (const [index, item] of open.entries()) {
        await executeOn(list.id, item.recordId);
        setDone(index + 1);
      }
    });
  return (
    <>
      {problem !== null && <ProblemAlert problem={problem} />}
      {list.abilities.review && (
        <Alert
          title={list.undecided === 0 ? t('list.allDecided') : t('list.youReview', { count: list.undecided })}
        >
          {t('list.youReviewText')}
        </Alert>
      )}
      <Actions>
        {list.abilities.review && list.undecided === 0 && (
          <Button
            kind="primary"
            busy={busy}
            onClick={() => void run(() => completeReview(list.id, list.version))}
          >
            {t('list.complete')}
          </Button>
        )}
        {list.abilities.execute && (
          <Button kind="primary" onClick={() => setAsking(true)}>
            {t('list.execute')}
          </Button>
        )}
        {list.abilities.withdraw && list.destroyed === 0 && (
          <Button
            kind="tertiary"
            busy={busy}
            onClick={() => void run(() => withdrawList(list.id, list.version))}
          >
            {t('list.withdraw')}
          </Button>
        )}
      </Actions>
      <ConfirmDialog
        open={asking}
        title={t('list.execute')}
        confirmLabel={t('list.executeConfirm')}
        busy={busy}
        onConfirm={() => void execute()}
        onClose={() => setAsking(false)}
      >
        <p>{t('list.executeText', { count: open.filter((item) => item.decision === 'destroy').length })}</p>
        {busy && <p role="status">{t('list.progress', { done, count: open.length })}</p>}
      </ConfirmDialog>
    </>
  );
}
