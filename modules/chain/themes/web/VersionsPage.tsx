import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import {
  Card,
  CardHeader,
  type Column,
  Empty,
  Halves,
  ListCard,
  Loading,
  Page,
  SelectField,
  Stack,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { changesBetween, type EditionVersion } from '../model/index.ts';
import { ChangesTable } from './ChangesTable.tsx';
import { themeQuery, versionQuery, versionsQuery } from './themes-api.ts';
import { themesTexts } from './themes-texts.ts';

/** Every edition of a theme, and any two beside each other. */
export function VersionsPage() {
  const { t, language } = themesTexts.useText();
  const format = useFormat();
  const { code = '' } = useParams();
  const theme = useQuery(themeQuery(code)).data?.data;
  const { data, error, refetch } = useQuery(versionsQuery(code));
  const title = theme === undefined ? '' : language === 'en' ? theme.titleEn : theme.title;
  const columns: Column<EditionVersion>[] = [
    {
      key: 'number',
      header: t('version'),
      rowHeader: true,
      cell: (row) => t('versionOwn', { number: row.number }),
    },
    { key: 'what', header: t('what'), cell: (row) => t(`kind.${row.kind}`) },
    { key: 'reason', header: t('reason'), cell: (row) => row.reason },
    { key: 'who', header: t('who'), cell: (row) => row.savedByName },
    { key: 'when', header: t('when'), cell: (row) => format.dateTime(row.savedAt) },
    { key: 'on', header: t('source.region'), labelled: true, cell: (row) => row.regionVersion },
  ];
  return (
    <Page
      title={t('versionsTitle', { theme: title })}
      lead={t('versionsLead')}
      crumbs={[
        { label: t('title'), to: '/beheer/themas' },
        { label: title, to: `/beheer/themas/${code}` },
        { label: t('allVersions') },
      ]}
    >
      <Stack>
        <ListCard
          caption={t('versionsTitle', { theme: title })}
          columns={columns}
          rows={data?.data}
          rowKey={(row) => String(row.number)}
          narrow="cards"
          empty={<Empty title={t('noVersions')}>{t('noVersionsText')}</Empty>}
          problem={error}
          onRetry={() => void refetch()}
        />
        {(data?.data.length ?? 0) > 1 && <Compare code={code} versions={data?.data ?? []} />}
      </Stack>
    </Page>
  );
}

function Compare({ code, versions }: { code: string; versions: readonly EditionVersion[] }) {
  const { t } = themesTexts.useText();
  const newest = versions[0]?.number ?? 1;
  const [from, setFrom] = useState(String(newest - 1));
  const [to, setTo] = useState(String(newest));
  const options = versions.map((row) => ({
    value: String(row.number),
    label: `${t('versionOwn', { number: row.number })}: ${row.reason}`,
  }));
  return (
    <Card>
      <CardHeader title={t('compare')} />
      <Stack>
        <Halves>
          <SelectField
            label={t('compareFrom')}
            emptyLabel={null}
            options={options}
            value={from}
            onValueChange={setFrom}
          />
          <SelectField
            label={t('compareTo')}
            emptyLabel={null}
            options={options}
            value={to}
            onValueChange={setTo}
          />
        </Halves>
        <Differences code={code} from={Number(from)} to={Number(to)} />
      </Stack>
    </Card>
  );
}

function Differences({ code, from, to }: { code: string; from: number; to: number }) {
  const { t } = themesTexts.useText();
  const before = useQuery(versionQuery(code, from)).data?.data;
  const after = useQuery(versionQuery(code, to)).data?.data;
  if (before === undefined || after === undefined) return <Loading />;
  const changes = changesBetween(before, after);
  if (changes.length === 0) return <p>{t('compareSame')}</p>;
  const texts = new Map([...before.indicators, ...after.indicators].map((item) => [item.code, item.text]));
  return (
    <ChangesTable caption={t('compare')} changes={changes} indicatorText={(one) => texts.get(one) ?? one} />
  );
}

export { VersionsPage as Page };
