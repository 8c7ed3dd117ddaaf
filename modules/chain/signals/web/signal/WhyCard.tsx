import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Column, DataTable, Dialog, Sub, TextButton, Why } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Signal } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { type Look, looksQuery, type Why as WhyReply } from '../signals-api.ts';

/** Why this may be seen, for how long, and who else looked. */
export function WhyCard({ signal, why, mayLook }: { signal: Signal; why: WhyReply; mayLook: boolean }) {
  const { t, language } = signalTexts.useText();
  const [open, setOpen] = useState(false);
  const looks = useQuery({ ...looksQuery(signal.id), enabled: mayLook });
  return (
    <>
      <Why
        purpose={language === 'en' ? why.purposeEn : why.purpose}
        basis={why.articles.slice(0, 3).join(', ')}
        because={t(`signal.whyBecause.${why.because}`)}
        looked={
          looks.data && (
            <TextButton onClick={() => setOpen(true)}>
              {t('signal.looks', { count: looks.data.length })}
            </TextButton>
          )
        }
      >
        {why.keptMonths !== null && t('signal.whyKept', { months: why.keptMonths })}
      </Why>
      <Dialog open={open} wide title={t('signal.looksTitle')} onClose={() => setOpen(false)}>
        <Looks looks={looks.data ?? []} />
      </Dialog>
    </>
  );
}

function Looks({ looks }: { looks: readonly Look[] }) {
  const { t } = signalTexts.useText();
  const format = useFormat();
  const isLook = (action: string) => /\.(read|listed|looks-read)$|^search\./.test(action);
  const columns: Column<Look>[] = [
    {
      key: 'who',
      header: t('signal.looksWho'),
      rowHeader: true,
      cell: (look) => (
        <>
          {look.actorName}
          <Sub>{look.actorOrganisationName}</Sub>
        </>
      ),
    },
    {
      key: 'what',
      header: t('signal.looksWhat'),
      cell: (look) => (isLook(look.action) ? t('signal.look') : t('signal.changeLook')),
    },
    { key: 'when', header: t('signal.looksWhen'), cell: (look) => format.dateTime(look.occurredAt) },
  ];
  return (
    <DataTable
      caption={t('signal.looksTitle')}
      columns={columns}
      rows={looks}
      rowKey={(look) => `${look.occurredAt} ${look.actorName} ${look.action}`}
    />
  );
}
