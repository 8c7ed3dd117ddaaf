import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Card,
  CardHeader,
  Chip,
  type Column,
  ConfirmDialog,
  DataTable,
  Dialog,
  Empty,
  Pager,
  ProblemAlert,
  Properties,
  Stamp,
  Sub,
  TextAreaField,
  TextButton,
} from '#platform/ui/index.ts';
import { useCursorPages, useFormat } from '#platform/web/index.ts';
import type { Disclosure } from '../model/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import { type DisclosureFilters, disclosuresQuery, withdrawDisclosure } from './disclosures-api.ts';
import { articleText, RuleText } from './RuleCards.tsx';

function State({ disclosure }: { disclosure: Disclosure }) {
  const { t } = disclosureTexts.useText();
  const format = useFormat();
  if (disclosure.withdrawnAt !== null)
    return (
      <Chip tone="bad">
        {t('register.withdrawn', { date: format.dateWithoutDay(disclosure.withdrawnAt) })}
      </Chip>
    );
  if (disclosure.receivedAt !== null)
    return <Stamp>{t('register.received', { date: format.dateWithoutDay(disclosure.receivedAt) })}</Stamp>;
  return <Stamp>{t('register.given')}</Stamp>;
}

function useColumns(onOpen: (disclosure: Disclosure) => void): Column<Disclosure>[] {
  const { t } = disclosureTexts.useText();
  const format = useFormat();
  return [
    {
      key: 'when',
      header: t('register.when'),
      rowHeader: true,
      cell: (row) => <TextButton onClick={() => onOpen(row)}>{format.dateTime(row.givenAt)}</TextButton>,
    },
    { key: 'from', header: t('register.from'), cell: (row) => row.giver.name },
    { key: 'to', header: t('register.to'), cell: (row) => row.recipient.name },
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
    { key: 'by', header: t('register.by'), cell: (row) => row.givenByName },
    { key: 'state', header: t('register.state'), cell: (row) => <State disclosure={row} /> },
  ];
}

function Withdraw({ disclosure, onDone }: { disclosure: Disclosure; onDone: () => void }) {
  const { t } = disclosureTexts.useText();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const withdrawing = useMutation({
    mutationFn: () => withdrawDisclosure(disclosure.id, reason, disclosure.version),
    onSuccess: async () => {
      await client.invalidateQueries();
      onDone();
    },
  });
  return (
    <ConfirmDialog
      open
      title={t('register.withdrawTitle')}
      confirmLabel={t('register.withdraw')}
      busy={withdrawing.isPending}
      onClose={onDone}
      onConfirm={() => reason.trim().length >= 10 && withdrawing.mutate()}
    >
      <p>{t('register.withdrawText')}</p>
      {withdrawing.error && <ProblemAlert problem={withdrawing.error} />}
      <TextAreaField
        label={t('register.reason')}
        hint={t('register.reasonShort')}
        value={reason}
        onValueChange={setReason}
      />
    </ConfirmDialog>
  );
}

function Detail({
  disclosure,
  onClose,
  onWithdraw,
}: {
  disclosure: Disclosure;
  onClose: () => void;
  onWithdraw: () => void;
}) {
  const { t } = disclosureTexts.useText();
  return (
    <Dialog
      open
      wide
      title={`${disclosure.giver.name} – ${disclosure.recipient.name}`}
      onClose={onClose}
      actions={
        disclosure.abilities.withdraw && <Button onClick={onWithdraw}>{t('register.withdraw')}</Button>
      }
    >
      {disclosure.rules.map((rule) => (
        <RuleText key={rule.code} rule={rule} />
      ))}
      <Properties
        items={[
          { label: t('register.purpose'), value: disclosure.purposeTitle },
          {
            label: t('register.categories'),
            value: disclosure.categories.map((category) => category.title).join(', '),
          },
          ...(disclosure.regimes.length === 0
            ? []
            : [
                {
                  label: t('register.regimes'),
                  value: disclosure.regimes.map((regime) => regime.title).join(', '),
                },
              ]),
          ...disclosure.conditions.map((condition) => ({
            key: `${condition.code} ${condition.rule}`,
            label: condition.title,
            value:
              condition.facts
                .map((fact) => fact.text ?? '')
                .filter((text) => text !== '')
                .join('; ') || t('conditions.met'),
          })),
          ...(disclosure.withdrawnReason === null
            ? []
            : [{ label: t('register.reason'), value: disclosure.withdrawnReason }]),
        ]}
      />
    </Dialog>
  );
}

/** The register: of one case, or of the own organisation. Each line opens what proved it, and can be taken back there. */
export function DisclosureList({ filters }: { filters: DisclosureFilters }) {
  const { t } = disclosureTexts.useText();
  const pages = useCursorPages(JSON.stringify(filters));
  const list = useQuery(disclosuresQuery(filters, pages.cursor));
  const [shown, setShown] = useState<Disclosure | null>(null);
  const [withdrawing, setWithdrawing] = useState<Disclosure | null>(null);
  const columns = useColumns(setShown);
  if (list.error) return <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <Card flush>
        <CardHeader
          title={t('register.title')}
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
        <Detail
          disclosure={shown}
          onClose={() => setShown(null)}
          onWithdraw={() => {
            setWithdrawing(shown);
            setShown(null);
          }}
        />
      )}
      {withdrawing && <Withdraw disclosure={withdrawing} onDone={() => setWithdrawing(null)} />}
    </>
  );
}
