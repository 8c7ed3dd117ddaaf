import { useQuery } from '@tanstack/react-query';
import {
  ButtonLink,
  Card,
  CardHeader,
  type Column,
  DataTable,
  Empty,
  ProblemAlert,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { OwnRuleRow, RuleDifference } from '../model/index.ts';
import { ownRulesQuery } from './rules-api.ts';
import { rulesTexts } from './rules-texts.ts';
import { StateChip } from './StateCard.tsx';

/** The rules of which the organisation made its own text, above those of the region. */
export function OwnRulesCard() {
  const { t } = rulesTexts.useText();
  const format = useFormat();
  const rules = useQuery(ownRulesQuery);
  const columns: Column<OwnRuleRow>[] = [
    {
      key: 'rule',
      header: t('ruleColumn'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextLink to={`/zorgvuldigheid/regels/${row.code}`}>
            {row.code} {row.title}
          </TextLink>{' '}
          <Sub>
            {row.kind === 'retired'
              ? t('kind.retired')
              : t(row.effect === 'prohibit' ? 'effect.prohibit' : `kind.${row.kind}`)}
          </Sub>
        </>
      ),
    },
    { key: 'state', header: t('stateTitle'), labelled: true, cell: (row) => <StateChip state={row.state} /> },
    { key: 'advices', header: t('adviceTitle'), labelled: true, cell: (row) => row.advices },
    {
      key: 'saved',
      header: t('versions.by'),
      labelled: true,
      cell: (row) => `${row.savedByName}, ${format.dateWithoutDay(row.savedAt)}`,
    },
  ];
  if (rules.error) return <ProblemAlert problem={rules.error} onRetry={() => void rules.refetch()} />;
  return (
    <>
      <Card flush>
        <CardHeader
          title={t('ownTitle')}
          count={rules.data?.data.length}
          aside={
            rules.data?.abilities.make === true && (
              <ButtonLink to="/zorgvuldigheid/regel-opstellen">{t('newTitle')}</ButtonLink>
            )
          }
        />
        <DataTable
          caption={t('ownTitle')}
          columns={columns}
          rows={rules.data?.data}
          rowKey={(row) => row.code}
          narrow="cards"
          empty={<Empty title={t('noOwn')} />}
        />
      </Card>
      {rules.data !== undefined && rules.data.differences.length > 0 && (
        <Differences differences={rules.data.differences} />
      )}
    </>
  );
}

/** What holds here otherwise than in the region, in words. */
function Differences({ differences }: { differences: readonly RuleDifference[] }) {
  const { t, maybe } = rulesTexts.useText();
  return (
    <Card>
      <CardHeader title={t('differences.title')} count={differences.length} />
      <ul>
        {differences.map(({ kind, code, title, fields }) => (
          <li key={code}>
            {code} {title}: {t(`differences.${kind}`)}
            {fields.length > 0 &&
              ` (${fields.map((field) => (maybe(`field.${field}`) ?? field).toLowerCase()).join(', ')})`}
          </li>
        ))}
      </ul>
    </Card>
  );
}
