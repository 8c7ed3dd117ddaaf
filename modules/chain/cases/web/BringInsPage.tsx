import { useQuery } from '@tanstack/react-query';
import {
  Chip,
  type ChipTone,
  type Column,
  DataTable,
  Empty,
  Page,
  ProblemAlert,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { BringIn } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import { bringInsQuery } from './cases-api.ts';
import { useThemeTitle } from './use-words.ts';

export const BRING_IN_TONES: Readonly<Record<BringIn['state'], ChipTone>> = {
  offered: 'proposal',
  accepted: 'decision',
  refused: 'bad',
  withdrawn: 'plain',
};

/** What was offered to the own organisation as host, and what the reader offered. */
export function BringInsPage() {
  const { t } = caseTexts.useText();
  const format = useFormat();
  const themeTitle = useThemeTitle();
  const bringIns = useQuery(bringInsQuery({}));
  const columns: Column<BringIn>[] = [
    {
      key: 'title',
      header: t('column.title'),
      rowHeader: true,
      cell: (row) => <TextLink to={`/inbreng/${row.id}`}>{row.title}</TextLink>,
    },
    {
      key: 'from',
      header: t('bringIn.from'),
      cell: (row) => (
        <>
          {row.organisation.name}{' '}
          <Sub>
            {t('bringIn.offeredBy', { name: row.offeredByName, date: format.dateWithoutDay(row.offeredAt) })}
          </Sub>
        </>
      ),
    },
    { key: 'theme', header: t('bringIn.theme'), cell: (row) => themeTitle(row.themeCode) ?? '–' },
    {
      key: 'state',
      header: t('bringIn.stateColumn'),
      corner: true,
      cell: (row) => <Chip tone={BRING_IN_TONES[row.state]}>{t(`bringIn.state.${row.state}`)}</Chip>,
    },
  ];
  return (
    <Page title={t('bringIn.inboxTitle')} lead={t('bringIn.inboxLead')}>
      {bringIns.error ? (
        <ProblemAlert problem={bringIns.error} onRetry={() => void bringIns.refetch()} />
      ) : (
        <DataTable
          framed
          caption={t('bringIn.caption')}
          columns={columns}
          rows={bringIns.data?.data}
          rowKey={(row) => row.id}
          narrow="cards"
          empty={<Empty title={t('bringIn.empty')} />}
        />
      )}
    </Page>
  );
}

export { BringInsPage as Page };
