import { useQuery } from '@tanstack/react-query';
import {
  Card,
  CardHeader,
  Chip,
  type Column,
  DataTable,
  FilterBar,
  ProblemAlert,
  SelectField,
  Sub,
} from '#platform/ui/index.ts';
import { useUrlFilters } from '#platform/web/index.ts';
import type { AbilityList } from '../model/index.ts';
import { registerTexts } from './register-texts.ts';
import { abilitiesQuery } from './registers-api.ts';
import { useWords } from './use-words.ts';

const DEFAULTS = { groep: '' };
type Ability = AbilityList['abilities'][number];

/** Each thing that can be done, with the groups that may; a group alone, when it is chosen. */
export function AbilitiesTab() {
  const { t } = registerTexts.useText();
  const words = useWords();
  const { filters, set, clear, active } = useUrlFilters(DEFAULTS);
  const { data, error, refetch } = useQuery(abilitiesQuery);
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  const groups = data?.data.groups ?? [];
  const rows = data?.data.abilities.filter(
    (ability) => filters.groep === '' || ability.everyone || ability.groups.includes(filters.groep),
  );
  const nameOf = (code: string) => {
    const group = groups.find((each) => each.code === code);
    return group === undefined ? code : words.title(group);
  };
  const columns: Column<Ability>[] = [
    {
      key: 'what',
      header: t('operation'),
      rowHeader: true,
      cell: (row) => (
        <>
          {words.title(row)} <Sub>{row.operation}</Sub>
        </>
      ),
    },
    {
      key: 'kind',
      header: t('kind'),
      cell: (row) => (
        <>
          <Chip tone={row.writes ? 'warn' : 'plain'}>{t(row.writes ? 'writes' : 'reads')}</Chip>{' '}
          {row.personalData && <Chip>{t('personal')}</Chip>}
        </>
      ),
    },
    {
      key: 'who',
      header: t('who'),
      cell: (row) => (row.everyone ? t('signedIn') : row.groups.map(nameOf).join(', ')),
    },
  ];
  return (
    <>
      <FilterBar onClear={active ? clear : undefined}>
        <SelectField
          label={t('group')}
          emptyLabel={t('allGroups')}
          value={filters.groep}
          onValueChange={(groep) => set({ groep })}
          options={groups.map((group) => ({
            value: group.code,
            label: t('groupPeople', { name: words.title(group), count: group.people }),
          }))}
        />
      </FilterBar>
      <Card flush>
        <CardHeader title={t('tab.abilities')} count={rows && t('abilityCount', { count: rows.length })} />
        <DataTable
          caption={t('tab.abilities')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.operation}
          narrow="cards"
        />
      </Card>
    </>
  );
}
