import { useQuery } from '@tanstack/react-query';
import { FilterBar, FilterChoice } from '#platform/ui/index.ts';
import { proposalKinds, strengths } from '../../model/index.ts';
import { type QueueFilters, themeTitlesQuery } from '../linking-api.ts';
import { linkingTexts } from '../linking-texts.ts';
import type { useQueueFilters } from './use-queue-filters.ts';

const STATES = ['open', 'later', 'accepted', 'rejected', 'withdrawn'] as const;

type QueueFilterBarProps = Pick<
  ReturnType<typeof useQueueFilters>,
  'filters' | 'set' | 'clear' | 'active'
> & {
  count: number | undefined;
};

/** State, kind, strength, theme and whose it is; each choice stands in the address. */
export function QueueFilterBar({ filters, set, clear, active, count }: QueueFilterBarProps) {
  const { t, language } = linkingTexts.useText();
  const themes = useQuery(themeTitlesQuery);
  const single = (name: keyof QueueFilters) => ({
    single: true,
    value: filters[name] === '' ? [] : [filters[name]],
    onValueChange: (value: string[]) => set({ [name]: value[0] ?? '' }),
  });
  return (
    <FilterBar
      summary={count === undefined ? undefined : t('queue.count', { count })}
      {...(active ? { onClear: clear } : {})}
    >
      <FilterChoice
        {...single('state')}
        label={t('stateFilter')}
        options={STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        onValueChange={(value) => set({ state: value[0] ?? 'open' })}
      />
      <FilterChoice
        {...single('kind')}
        label={t('kindFilter')}
        options={proposalKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <FilterChoice
        {...single('strength')}
        label={t('queue.strengthFilter')}
        options={strengths.map((strength) => ({ value: strength, label: t(`strength.${strength}`) }))}
      />
      <FilterChoice
        {...single('theme')}
        label={t('queue.themeFilter')}
        options={(themes.data ?? []).map(({ code, title, titleEn }) => ({
          value: code,
          label: language === 'en' ? titleEn : title,
        }))}
      />
      <FilterChoice
        {...single('mine')}
        label={t('queue.mineFilter')}
        options={[{ value: 'yes', label: t('queue.mine') }]}
      />
      {filters.about !== '' && (
        <FilterChoice
          {...single('about')}
          label={t('queue.aboutFilter')}
          options={[{ value: filters.about, label: t('queue.about') }]}
        />
      )}
    </FilterBar>
  );
}
