import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, Empty, FilterBar, ListCard, Pager, SelectField, Stack } from '#platform/ui/index.ts';
import { mayEnter, useLocalPages, useSession, useUrlFilters } from '#platform/web/index.ts';
import { OVERSEERS } from '../model/groups.ts';
import type { RuleInForce } from '../model/index.ts';
import { DecideRuleForm } from './DecideRuleForm.tsx';
import { RetentionFrame } from './RetentionFrame.tsx';
import { RuleDecisions } from './RuleDecisions.tsx';
import { rulesQuery } from './retention-api.ts';
import { useRuleColumns } from './rule-columns.tsx';
import { choicesOf, rulesThatFit } from './rule-filter.ts';
import { Sweeps } from './Sweeps.tsx';
import { useWords } from './use-words.ts';

const DEFAULTS = { soort: '', doel: '', welke: '' };
const WHICH = ['own', 'adaptable', 'unsure'] as const;

/** The rules in force, with where they come from, how sure that is, and what the organisation decided itself; and what went by itself. */
export function RulesPage() {
  const { t, kind } = useWords();
  const { filters, set, clear, active, key } = useUrlFilters(DEFAULTS);
  const rules = useQuery(rulesQuery);
  const [deciding, setDeciding] = useState<RuleInForce | null>(null);
  const columns = useRuleColumns(setDeciding);
  const oversees = mayEnter(useSession(), OVERSEERS);
  const choices = choicesOf(rules.data?.data ?? [], kind);
  const fitting = rules.data && rulesThatFit(rules.data.data, filters);
  const { pages, rows, page } = useLocalPages(fitting, key);
  return (
    <RetentionFrame>
      <Stack>
        <FilterBar
          onClear={active ? clear : undefined}
          summary={fitting && t('rules.count', { count: fitting.length })}
        >
          <SelectField
            label={t('rules.which')}
            emptyLabel={t('rules.all')}
            value={filters.welke}
            onValueChange={(welke) => set({ welke })}
            options={WHICH.map((which) => ({ value: which, label: t(`rules.${which}`) }))}
          />
          <SelectField
            label={t('rules.kind')}
            emptyLabel={t('rules.everyKind')}
            value={filters.soort}
            onValueChange={(soort) => set({ soort })}
            options={choices.kinds}
          />
          <SelectField
            label={t('rules.purpose')}
            emptyLabel={t('rules.everyPurpose')}
            value={filters.doel}
            onValueChange={(doel) => set({ doel })}
            options={choices.purposes}
          />
        </FilterBar>
        <ListCard
          problem={rules.error}
          onRetry={() => void rules.refetch()}
          title={t('tab.rules')}
          caption={t('tab.rules')}
          columns={columns}
          rows={rows}
          rowKey={(rule) => rule.id}
          narrow="cards"
          empty={<Empty title={t('rules.none')}>{t('rules.noneText')}</Empty>}
        />
        <Pager pages={pages} page={page} shown={rows?.length ?? 0} />
        <RuleDecisions purposeTitle={choices.titleOf} />
        {oversees && <Sweeps />}
      </Stack>
      <Dialog open={deciding !== null} title={t('ruleDecision.title')} onClose={() => setDeciding(null)}>
        {deciding !== null && (
          <DecideRuleForm key={deciding.id} rule={deciding} onDone={() => setDeciding(null)} />
        )}
      </Dialog>
    </RetentionFrame>
  );
}

export { RulesPage as Page };
