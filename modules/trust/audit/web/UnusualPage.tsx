import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Alert,
  Button,
  Card,
  CardHeader,
  Chip,
  type Column,
  DataTable,
  Dialog,
  Empty,
  FilterBar,
  Pager,
  ProblemAlert,
  SelectField,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useCursorPages, useFormat, useUrlFilters } from '#platform/web/index.ts';
import { LOOK_RULES, type UnusualLook } from '../model/index.ts';
import { lookRulesQuery, unusualQuery } from './audit-api.ts';
import { auditTexts } from './audit-texts.ts';
import { FindingForm } from './FindingForm.tsx';
import { UnusualFrame } from './UnusualFrame.tsx';
import { useSentence } from './use-sentence.ts';

const DEFAULTS = { state: '', rule: '' };

/** What of the looking was unusual: newest first, each with what was compared; nobody stands above anybody. */
export function UnusualPage() {
  const { t } = auditTexts.useText();
  const { filters, set, clear, active, key } = useUrlFilters(DEFAULTS);
  const pages = useCursorPages(key);
  const looks = useQuery(unusualQuery(filters, pages.cursor));
  const [settling, setSettling] = useState<UnusualLook | null>(null);
  const columns = useColumns(setSettling);
  return (
    <UnusualFrame>
      <NothingOn />
      <FilterBar onClear={active ? clear : undefined}>
        <SelectField
          label={t('unusual.state')}
          value={filters.state}
          onValueChange={(state) => set({ state })}
          emptyLabel={t('unusual.open')}
          options={[{ value: 'settled', label: t('unusual.settled') }]}
        />
        <SelectField
          label={t('unusual.rule')}
          emptyLabel={t('unusual.every')}
          value={filters.rule}
          onValueChange={(rule) => set({ rule })}
          options={LOOK_RULES.map((code) => ({ value: code, label: t(`rule.${code}`) }))}
        />
      </FilterBar>
      {looks.error ? (
        <ProblemAlert problem={looks.error} onRetry={() => void looks.refetch()} />
      ) : (
        <Card flush>
          <CardHeader title={t('unusual.signals')} count={looks.data?.page.count} />
          <DataTable
            caption={t('unusual.signals')}
            columns={columns}
            rows={looks.data?.data}
            rowKey={(row) => row.id}
            narrow="cards"
            empty={<Empty title={t('unusual.empty')} />}
          />
        </Card>
      )}
      <Pager pages={pages} page={looks.data?.page} shown={looks.data?.data.length ?? 0} />
      <Dialog open={settling !== null} title={t('finding.title')} onClose={() => setSettling(null)}>
        {settling !== null && <FindingForm look={settling} onDone={() => setSettling(null)} />}
      </Dialog>
    </UnusualFrame>
  );
}

/** An empty list says nothing while no rule is on. */
function NothingOn() {
  const { t } = auditTexts.useText();
  const rules = useQuery(lookRulesQuery);
  if (rules.data === undefined || rules.data.data.some((rule) => rule.enabled)) return null;
  return (
    <Alert title={t('unusual.nothingOn')}>
      <TextLink to="/zorgvuldigheid/opvallend/regels">{t('unusual.toRules')}</TextLink>
    </Alert>
  );
}

function useColumns(onSettle: (look: UnusualLook) => void): Column<UnusualLook>[] {
  const { t } = auditTexts.useText();
  const format = useFormat();
  const sentence = useSentence();
  return [
    {
      key: 'what',
      header: t('unusual.what'),
      rowHeader: true,
      cell: (row) => (
        <>
          <b>{t(`rule.${row.rule}`)}</b>
          <Sub>{sentence(row)}</Sub>
        </>
      ),
    },
    {
      key: 'who',
      header: t('unusual.who'),
      labelled: true,
      cell: (row) => (
        <>
          {row.actorName} <Sub>{row.actorOrganisationName}</Sub>
        </>
      ),
    },
    {
      key: 'when',
      header: t('unusual.when'),
      labelled: true,
      cell: (row) => (
        <>
          {format.dateTime(row.firstAt)}
          <Sub>
            {t('unusual.looks', { count: row.looks })}
            {row.recordIds.length === 1 && (
              <>
                {' · '}
                <TextLink to={`/zorgvuldigheid?record=${row.recordIds[0]}`}>{t('unusual.inLog')}</TextLink>
              </>
            )}
          </Sub>
        </>
      ),
    },
    { key: 'state', header: t('unusual.finding'), labelled: true, cell: (row) => <Finding look={row} /> },
    {
      key: 'act',
      header: t('finding.title'),
      hideHeader: true,
      end: true,
      cell: (row) =>
        row.abilities.settle && (
          <Button small onClick={() => onSettle(row)}>
            {t('finding.open')}
            <span className="sk-hidden"> {row.actorName}</span>
          </Button>
        ),
    },
  ];
}

function Finding({ look: { asked, finding } }: { look: UnusualLook }) {
  const { t } = auditTexts.useText();
  const format = useFormat();
  const words = (said: { name: string; at: string; reason: string }) =>
    t('finding.by', { name: said.name, date: format.dateWithoutDay(said.at), reason: said.reason });
  return (
    <>
      {finding === null && asked === null && <Chip>{t('finding.none')}</Chip>}
      {asked !== null && (
        <>
          {finding === null && <Chip tone="active">{t('finding.asked')}</Chip>}
          <Sub>{finding === null ? words(asked) : t('finding.wasAsked', { words: words(asked) })}</Sub>
        </>
      )}
      {finding !== null && (
        <>
          <Chip tone={finding.finding === 'breach' ? 'bad' : 'good'}>{t(`finding.${finding.finding}`)}</Chip>
          <Sub>{words(finding)}</Sub>
        </>
      )}
    </>
  );
}

export { UnusualPage as Page };
