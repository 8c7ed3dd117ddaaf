import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Empty, FilterBar, FilterChoice, ListCard, Pager, ProblemAlert, Stack } from '#platform/ui/index.ts';
import { useCursorPages, useRefresh, useUrlFilters } from '#platform/web/index.ts';
import type { SharedValue } from '../../model/noise.ts';
import { noiseKinds } from '../../model/noise-value.ts';
import { ExcludeShared } from './ExcludeShared.tsx';
import { NoiseFrame } from './NoiseFrame.tsx';
import { clear, NOISE, sharedValuesQuery, suggestAgain } from './noise-api.ts';
import { noiseTexts } from './noise-texts.ts';
import { SettingCard } from './SettingCard.tsx';
import { useSharedColumns } from './use-shared-columns.tsx';

const DEFAULTS = { state: 'open', kind: '' };

/** Decides on a suggestion, and says what kept it from being kept. */
function useDecisions() {
  const refresh = useRefresh(NOISE);
  const [problem, setProblem] = useState<unknown>(null);
  const decide = (how: (shared: SharedValue) => Promise<unknown>) => async (shared: SharedValue) => {
    setProblem(null);
    await how(shared).catch(setProblem);
    await refresh();
  };
  return { problem, onClear: decide(clear), onAgain: decide(suggestAgain) };
}

/** Values that many share: what the program suggests as noise. */
export function SuggestedPage() {
  const { t } = noiseTexts.useText();
  const navigate = useNavigate();
  const { filters, set, clear: reset, active, key } = useUrlFilters(DEFAULTS);
  const pages = useCursorPages(key);
  const [chosen, setChosen] = useState<SharedValue | null>(null);
  const { problem, ...decisions } = useDecisions();
  const columns = useSharedColumns({ ...decisions, onExclude: setChosen });
  const { data, error, refetch } = useQuery(sharedValuesQuery(filters, pages.cursor, pages.size));
  return (
    <NoiseFrame>
      <Stack>
        <p>
          {t('suggested.lead')} {t('suggested.stays')}
        </p>
        <FilterBar
          summary={data === undefined ? undefined : String(data.page.count)}
          onClear={active ? reset : undefined}
        >
          <FilterChoice
            single
            label={t('kindFilter')}
            options={noiseKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            value={filters.kind === '' ? [] : [filters.kind]}
            onValueChange={([kind = '']) => set({ kind })}
          />
          <FilterChoice
            single
            label={t('stateFilter')}
            options={(['open', 'cleared'] as const).map((value) => ({
              value,
              label: t(`suggested.state.${value}`),
            }))}
            value={[filters.state]}
            onValueChange={([state = 'open']) => set({ state })}
          />
        </FilterBar>
        {problem !== null && <ProblemAlert problem={problem} />}
        <ListCard
          caption={t('suggestedTab')}
          columns={columns}
          rows={data?.data}
          rowKey={(row) => row.id}
          narrow="cards"
          empty={<Empty title={t('suggested.none')}>{t('suggested.noneText')}</Empty>}
          problem={error}
          onRetry={() => void refetch()}
        />
        <Pager pages={pages} page={data?.page} shown={data?.data.length ?? 0} />
        <SettingCard />
      </Stack>
      {chosen !== null && (
        <ExcludeShared
          shared={chosen}
          onClose={() => setChosen(null)}
          onExcluded={(id) => void navigate(`/verbanden/ruis/${id}`)}
        />
      )}
    </NoiseFrame>
  );
}

export { SuggestedPage as Page };
