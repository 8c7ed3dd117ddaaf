import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Card,
  CardHeader,
  Chip,
  type Column,
  DataTable,
  Dialog,
  Empty,
  Pager,
  ProblemAlert,
  Sub,
  TextButton,
} from '#platform/ui/index.ts';
import { useCursorPages, useFormat } from '#platform/web/index.ts';
import type { Disclosure } from '../model/index.ts';
import { DisclosureDetail } from './DisclosureDetail.tsx';
import { DisclosureState } from './DisclosureState.tsx';
import { disclosureTexts } from './disclosure-texts.ts';
import { type DisclosureFilters, disclosuresQuery } from './disclosures-api.ts';
import { articleText } from './RuleCards.tsx';
import { useDisclosureWork } from './use-disclosure-work.tsx';

function useColumns(onOpen: (disclosure: Disclosure) => void): Column<Disclosure>[] {
  const { t } = disclosureTexts.useText();
  const format = useFormat();
  return [
    {
      key: 'when',
      header: t('register.when'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextButton onClick={() => onOpen(row)}>{format.dateTime(row.givenAt)}</TextButton>
          {(row.caseReference ?? row.recordReference) !== null && (
            <Sub>{row.caseReference ?? row.recordReference}</Sub>
          )}
        </>
      ),
    },
    { key: 'from', header: t('register.from'), labelled: true, cell: (row) => row.giver.name },
    { key: 'to', header: t('register.to'), labelled: true, cell: (row) => row.recipient.name },
    {
      key: 'categories',
      header: t('register.categories'),
      cell: (row) => row.categories.map((category) => category.title).join(', '),
    },
    {
      key: 'rule',
      header: t('register.rule'),
      cell: (row) =>
        row.rules.map((rule) => (
          <span key={rule.code}>
            <Chip>{rule.code}</Chip> <Sub>{rule.articles.map(articleText).join('; ')}</Sub>
          </span>
        )),
    },
    {
      key: 'by',
      header: t('register.by'),
      labelled: true,
      cell: (row) => row.givenByName ?? t('register.byMachine'),
    },
    {
      key: 'state',
      header: t('register.state'),
      cell: (row) => <DisclosureState disclosure={row} />,
    },
  ];
}

/** The register: of a case, of a signal, or of the own organisation. Each line opens what proved it, and what came after. */
export function DisclosureList({
  filters,
  title,
}: {
  filters: DisclosureFilters;
  /** Of the card; else that it is the register. */
  title?: string;
}) {
  const { t } = disclosureTexts.useText();
  const pages = useCursorPages(JSON.stringify(filters));
  const list = useQuery(disclosuresQuery(filters, pages.cursor));
  const [shown, setShown] = useState<Disclosure | null>(null);
  const columns = useColumns(setShown);
  const work = useDisclosureWork(() => setShown(null));
  if (list.error) return <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <Card flush>
        <CardHeader
          title={title ?? t('register.title')}
          count={list.data && t('register.count', { count: list.data.page.count })}
        />
        <DataTable
          caption={t('register.caption')}
          columns={columns}
          rows={list.data?.data}
          rowKey={(row) => row.id}
          narrow="cards"
          empty={<Empty title={t('register.empty')} />}
        />
      </Card>
      <Pager pages={pages} page={list.data?.page} shown={list.data?.data.length ?? 0} />
      {shown && (
        <Dialog
          open
          wide
          title={`${shown.giver.name} – ${shown.recipient.name}`}
          onClose={() => setShown(null)}
          actions={work.buttonsOf(shown)}
        >
          <DisclosureDetail disclosure={shown} onConfirm={work.confirm} />
        </Dialog>
      )}
      {work.dialog}
    </>
  );
}
