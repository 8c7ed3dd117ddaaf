import { useQuery } from '@tanstack/react-query';
import {
  Card,
  CardHeader,
  Chip,
  type Column,
  DataTable,
  DateField,
  Empty,
  FilterBar,
  Pager,
  ProblemAlert,
  SelectField,
  Sub,
  TextButton,
} from '#platform/ui/index.ts';
import { useCursorPages, useFormat, useUrlFilters } from '#platform/web/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import { type Look, looksQuery, organisationsQuery, purposesQuery } from './disclosures-api.ts';

const DEFAULTS = { actorOrganisation: '', from: '', until: '', record: '', action: '' };

/** Every look and change at data of the own organisation, by whomever: person, purpose, rule and time. */
export function LooksTab() {
  const { t, maybe, language } = disclosureTexts.useText();
  const format = useFormat();
  const { data: purposes } = useQuery(purposesQuery);
  const { data: organisations } = useQuery(organisationsQuery);
  const { filters, set, clear, active, key } = useUrlFilters(DEFAULTS);
  const pages = useCursorPages(key);
  const looks = useQuery(looksQuery(filters, pages.cursor));
  const statusWord = { OK: t('privacy.ok'), REFUSED: t('privacy.refused'), ERROR: t('privacy.error') };
  const purposeTitle = (code: string | null) => {
    const purpose = purposes?.data.find((item) => item.code === code);
    if (purpose === undefined) return code ?? t('privacy.noPurpose');
    return language === 'en' ? purpose.titleEn : purpose.title;
  };
  const actionText = (action: string) => {
    const [noun = '', verb = ''] = action.split('.');
    return `${maybe(`noun.${noun}`) ?? noun}: ${maybe(`verb.${verb}`) ?? verb}`;
  };
  const columns: Column<Look>[] = [
    {
      key: 'when',
      header: t('privacy.whenColumn'),
      rowHeader: true,
      cell: (look) => format.dateTime(look.occurredAt),
    },
    {
      key: 'who',
      header: t('privacy.whoColumn'),
      cell: (look) => (
        <>
          <b>{look.actorName}</b> <Sub>{look.actorOrganisationName}</Sub>
        </>
      ),
    },
    {
      key: 'what',
      header: t('privacy.whatColumn'),
      cell: (look) => (
        <>
          {actionText(look.action)}{' '}
          {look.recordIds.length === 1 && filters.record === '' && (
            <TextButton onClick={() => set({ record: look.recordIds[0] ?? '' })}>
              {t('privacy.oneRecord')}
            </TextButton>
          )}
          {look.recordIds.length > 1 && (
            <Sub>{t('privacy.severalRecords', { count: look.recordIds.length })}</Sub>
          )}
          {look.fields.length > 0 && (
            <Sub>{look.fields.map((field) => maybe(`lookField.${field}`) ?? field).join(', ')}</Sub>
          )}
        </>
      ),
    },
    {
      key: 'why',
      header: t('privacy.whyColumn'),
      cell: (look) => (
        <>
          {purposeTitle(look.purposeCode)}{' '}
          {look.ruleCode !== null && look.ruleCode !== '' && <Chip>{look.ruleCode}</Chip>}
        </>
      ),
    },
    {
      key: 'status',
      header: t('privacy.statusColumn'),
      cell: (look) => <Chip tone={look.status === 'OK' ? 'plain' : 'bad'}>{statusWord[look.status]}</Chip>,
    },
  ];
  return (
    <>
      <FilterBar onClear={active ? clear : undefined}>
        <SelectField
          label={t('privacy.actor')}
          emptyLabel={t('privacy.everyone')}
          value={filters.actorOrganisation}
          onValueChange={(actorOrganisation) => set({ actorOrganisation })}
          options={[
            { value: 'own', label: t('privacy.ownPeople') },
            { value: 'other', label: t('privacy.otherPeople') },
            ...(organisations?.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <DateField label={t('privacy.from')} value={filters.from} onValueChange={(from) => set({ from })} />
        <DateField
          label={t('privacy.until')}
          value={filters.until}
          onValueChange={(until) => set({ until })}
        />
      </FilterBar>
      {filters.record !== '' && <p>{t('privacy.onlyThis')}</p>}
      {looks.error ? (
        <ProblemAlert problem={looks.error} onRetry={() => void looks.refetch()} />
      ) : (
        <Card flush>
          <CardHeader
            title={t('privacy.looks')}
            count={looks.data && t('privacy.looksCount', { count: looks.data.page.count })}
          />
          <DataTable
            caption={t('privacy.looks')}
            columns={columns}
            rows={looks.data?.data}
            rowKey={(look) => `${look.eventId} ${look.purposeCode}`}
            narrow="cards"
            empty={<Empty title={t('privacy.empty')} />}
          />
        </Card>
      )}
      <Pager pages={pages} page={looks.data?.page} shown={looks.data?.data.length ?? 0} />
    </>
  );
}
