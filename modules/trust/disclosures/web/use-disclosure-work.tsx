import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button, ProblemAlert } from '#platform/ui/index.ts';
import type { Disclosure, DisclosureNotice } from '../model/index.ts';
import { ConfirmNoticeDialog, CorrectDialog, WithdrawDialog } from './DisclosureDialogs.tsx';
import { disclosureTexts } from './disclosure-texts.ts';
import { acknowledgeDisclosure } from './disclosures-api.ts';

type Work =
  | { readonly what: 'withdraw' | 'correct'; readonly disclosure: Disclosure }
  | { readonly what: 'confirm'; readonly notice: DisclosureNotice };

/** What this reader may do with a giving: the buttons, and the dialog of what was begun. `onBegin`: before that dialog opens. */
export function useDisclosureWork(onBegin: () => void = () => undefined): {
  buttonsOf: (disclosure: Disclosure) => ReactNode;
  confirm: (notice: DisclosureNotice) => void;
  dialog: ReactNode;
} {
  const { t } = disclosureTexts.useText();
  const client = useQueryClient();
  const [work, setWork] = useState<Work | null>(null);
  const acknowledging = useMutation({
    mutationFn: (id: string) => acknowledgeDisclosure(id),
    onSuccess: async () => {
      await client.invalidateQueries();
      onBegin();
    },
  });
  const begin = (next: Work) => {
    onBegin();
    setWork(next);
  };
  const done = () => setWork(null);
  return {
    buttonsOf: (disclosure) => (
      <>
        {acknowledging.error && <ProblemAlert problem={acknowledging.error} />}
        {disclosure.abilities.acknowledge && (
          <Button busy={acknowledging.isPending} onClick={() => acknowledging.mutate(disclosure.id)}>
            {t('register.acknowledge')}
          </Button>
        )}
        {disclosure.abilities.correct && (
          <Button onClick={() => begin({ what: 'correct', disclosure })}>{t('register.correct')}</Button>
        )}
        {disclosure.abilities.withdraw && (
          <Button onClick={() => begin({ what: 'withdraw', disclosure })}>{t('register.withdraw')}</Button>
        )}
      </>
    ),
    confirm: (notice) => begin({ what: 'confirm', notice }),
    dialog: (
      <>
        {work?.what === 'withdraw' && <WithdrawDialog disclosure={work.disclosure} onDone={done} />}
        {work?.what === 'correct' && <CorrectDialog disclosure={work.disclosure} onDone={done} />}
        {work?.what === 'confirm' && <ConfirmNoticeDialog notice={work.notice} onDone={done} />}
      </>
    ),
  };
}
