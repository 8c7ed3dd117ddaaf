import { Card, CardHeader, Chip, Empty, Fact, Properties, Stack } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Contribution } from '../model/index.ts';
import { ContributedFile } from './ContributedFile.tsx';
import { caseTexts } from './case-texts.ts';
import { itemTitle, useItemWords } from './use-words.ts';

/** One copy, as it was given: whose it is, and its fields. */
function ContributionFact({ row, choose }: { row: Contribution; choose?: React.ReactNode }) {
  const { t } = caseTexts.useText();
  const format = useFormat();
  const words = useItemWords();
  const party =
    row.direction === 'given'
      ? t('contributions.to', { recipient: row.recipient.name })
      : t('contributions.from', { origin: row.origin.name });
  const number =
    row.subjectNo === null
      ? null
      : t(row.itemKind === 'person' ? 'contributions.subject' : 'contributions.object', {
          number: row.subjectNo,
        });
  return (
    <Fact
      about={party}
      aside={t('contributions.byOn', { name: row.givenByName, date: format.dateWithoutDay(row.givenAt) })}
      title={itemTitle(words, row)}
    >
      <p>
        {number !== null && <Chip tone="decision">{number}</Chip>}{' '}
        {row.version > 1 && <Chip>{t('contributions.version', { version: row.version })}</Chip>}{' '}
        {row.regimes.map((regime) => (
          <Chip key={regime.code}>{t('contributions.regime', { regime: regime.title })}</Chip>
        ))}{' '}
        {row.withdrawnAt !== null && (
          <Chip tone="bad">{t('contributions.withdrawn', { reason: row.withdrawnReason ?? '' })}</Chip>
        )}
      </p>
      {row.file === null ? (
        <Properties
          items={row.fields.map((field) => ({
            key: field.key,
            label: words.field(field.key),
            value: words.value(field.key, field.value),
          }))}
        />
      ) : (
        <ContributedFile row={row} file={row.file} />
      )}
      {choose}
    </Fact>
  );
}

export function ContributionList({ title, rows }: { title: string; rows: readonly Contribution[] }) {
  const { t } = caseTexts.useText();
  return (
    <Card>
      <CardHeader title={title} count={rows.length} />
      {rows.length === 0 && <Empty title={t('contributions.none')} />}
      <Stack>
        {rows.map((row) => (
          <ContributionFact key={row.id} row={row} />
        ))}
      </Stack>
    </Card>
  );
}
