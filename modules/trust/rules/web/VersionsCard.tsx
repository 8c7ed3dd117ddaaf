import { useState } from 'react';
import {
  Card,
  CardHeader,
  type Column,
  DataTable,
  Halves,
  SelectField,
  Stack,
  Sub,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { RuleEdition, RuleSheet } from '../model/index.ts';
import { RuleChanges } from './RuleChanges.tsx';
import { rulesTexts } from './rules-texts.ts';

const REGION = '0';

/** Who made which version, when and why; and what is different between two of them. */
export function VersionsCard({ data }: { data: RuleSheet }) {
  const { t } = rulesTexts.useText();
  const format = useFormat();
  const columns: Column<RuleEdition>[] = [
    {
      key: 'number',
      header: t('versions.version'),
      rowHeader: true,
      cell: (item) => (
        <>
          {item.number} <Sub>{t(`kind.${item.kind}`)}</Sub>
        </>
      ),
    },
    { key: 'why', header: t('reason'), labelled: true, cell: (item) => item.reason },
    {
      key: 'by',
      header: t('versions.by'),
      labelled: true,
      cell: (item) => `${item.savedByName}, ${format.dateWithoutDay(item.savedAt)}`,
    },
    {
      key: 'force',
      header: t('versions.inForce'),
      labelled: true,
      cell: (item) =>
        item.enactedAt === null
          ? t('versions.never')
          : `${item.enactedByName}, ${format.dateWithoutDay(item.enactedAt)} · ${t('versions.changed', { count: item.changedQuestions.length })}`,
    },
  ];
  return (
    <Card>
      <CardHeader title={t('versions.title')} />
      <Stack>
        <DataTable
          caption={t('versions.title')}
          columns={columns}
          rows={data.editions}
          rowKey={(item) => item.id}
          narrow="cards"
        />
        <Compare data={data} />
      </Stack>
    </Card>
  );
}

function Compare({ data }: { data: RuleSheet }) {
  const { t } = rulesTexts.useText();
  const [newest, before] = data.editions;
  const regional = data.region === null ? undefined : REGION;
  const [from, setFrom] = useState(regional ?? String(before?.number ?? newest?.number ?? ''));
  const [to, setTo] = useState(String(newest?.number ?? ''));
  const options = [
    ...(regional === undefined
      ? []
      : [{ value: REGION, label: t('versions.region', { version: data.regionVersion }) }]),
    ...data.editions.map((item) => ({
      value: String(item.number),
      label: t('versions.option', { number: item.number, reason: item.reason }),
    })),
  ];
  const ruleOf = (number: string) =>
    number === REGION
      ? data.region
      : (data.editions.find((item) => String(item.number) === number)?.rule ?? null);
  return (
    <Stack>
      <Halves>
        <SelectField
          label={t('versions.from')}
          emptyLabel={null}
          options={options}
          value={from}
          onValueChange={setFrom}
        />
        <SelectField
          label={t('versions.to')}
          emptyLabel={null}
          options={options}
          value={to}
          onValueChange={setTo}
        />
      </Halves>
      <RuleChanges caption={t('versions.compare')} before={ruleOf(from)} after={ruleOf(to)} />
    </Stack>
  );
}
