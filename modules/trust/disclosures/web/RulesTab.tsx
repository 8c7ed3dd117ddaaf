import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  Button,
  Card,
  CardHeader,
  Chip,
  type Column,
  DataTable,
  Empty,
  FilterBar,
  FilterSearch,
  ProblemAlert,
  Stamp,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat, useUrlFilters } from '#platform/web/index.ts';
import type { ConfirmableRule } from '../model/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import { confirmRule, rulesQuery, unconfirmRule } from './disclosures-api.ts';
import { articleText } from './RuleCards.tsx';

const DEFAULTS = { q: '' };

function matches(rule: ConfirmableRule, words: string): boolean {
  const text = [rule.code, rule.title, rule.purposeCode, ...rule.articles.map(articleText)]
    .join(' ')
    .toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The privacy officer confirms each rule for the own organisation, or takes that back. */
export function RulesTab() {
  const { t, language } = disclosureTexts.useText();
  const format = useFormat();
  const client = useQueryClient();
  const { filters, set, clear, active } = useUrlFilters(DEFAULTS);
  const rules = useQuery(rulesQuery);
  const changing = useMutation({
    mutationFn: (rule: ConfirmableRule) =>
      rule.confirmation === null
        ? confirmRule(rule.code, rules.data?.contentVersionId ?? '')
        : unconfirmRule(rule.confirmation.id),
    onSettled: () => client.invalidateQueries({ queryKey: rulesQuery.queryKey }),
  });
  if (rules.error) return <ProblemAlert problem={rules.error} onRetry={() => void rules.refetch()} />;
  const all = rules.data?.data;
  const titles = new Map(
    rules.data?.parties.map((party) => [party.code, language === 'en' ? party.titleEn : party.title]),
  );
  const names = (codes: readonly string[]) =>
    codes.map((code) => (code === '*' ? t('rules.any') : (titles.get(code) ?? code))).join(', ');
  const columns: Column<ConfirmableRule>[] = [
    {
      key: 'code',
      header: t('rules.code'),
      rowHeader: true,
      cell: (rule) => (
        <>
          <TextLink to={`/zorgvuldigheid/regels/${rule.code}`}>
            {rule.code} {rule.title}
          </TextLink>{' '}
          <Sub>{rule.articles.map(articleText).join('; ')}</Sub>
        </>
      ),
    },
    { key: 'gives', header: t('rules.gives'), cell: (rule) => `${names(rule.from)} → ${names(rule.to)}` },
    { key: 'confidence', header: t('rules.confidence'), cell: (rule) => t(`confidence.${rule.confidence}`) },
    {
      key: 'confirmed',
      header: t('rules.confirmed'),
      cell: (rule) => {
        if (rule.effect === 'prohibit') return <span className="sk-soft">{t('rules.prohibits')}</span>;
        if (rule.confirmation === null) return <Chip tone="proposal">{t('rules.not')}</Chip>;
        return (
          <Stamp>
            {t('rules.confirmedBy', {
              name: rule.confirmation.confirmedByName ?? '–',
              date: format.dateWithoutDay(rule.confirmation.confirmedAt),
            })}
          </Stamp>
        );
      },
    },
    {
      key: 'act',
      header: t('rules.confirm'),
      hideHeader: true,
      end: true,
      cell: (rule) =>
        rule.effect === 'allow' &&
        rules.data?.abilities.confirm === true && (
          <Button
            small
            kind={rule.confirmation === null ? 'secondary' : 'tertiary'}
            busy={changing.isPending && changing.variables.code === rule.code}
            onClick={() => changing.mutate(rule)}
          >
            {rule.confirmation === null ? t('rules.confirm') : t('rules.unconfirm')}
            <span className="sk-hidden"> {rule.code}</span>
          </Button>
        ),
    },
  ];
  const allows = all?.filter((rule) => rule.effect === 'allow') ?? [];
  return (
    <>
      <p className="sk-soft">{t('rules.explain')}</p>
      {changing.error && <ProblemAlert problem={changing.error} />}
      <FilterBar onClear={active ? clear : undefined}>
        <FilterSearch label={t('rules.search')} value={filters.q} onValueChange={(q) => set({ q })} />
      </FilterBar>
      <Card flush>
        <CardHeader
          title={t('privacy.rules')}
          count={t('rules.count', {
            confirmed: allows.filter((rule) => rule.confirmation !== null).length,
            all: allows.length,
            version: rules.data?.version ?? '',
          })}
        />
        <DataTable
          caption={t('rules.caption')}
          columns={columns}
          rows={all?.filter((rule) => matches(rule, filters.q))}
          rowKey={(rule) => rule.code}
          narrow="cards"
          empty={<Empty title={t('rule.none')} />}
        />
      </Card>
    </>
  );
}
