import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, calendarDateAt, systemClock } from '#platform/kit/index.ts';
import {
  Button,
  type Column,
  Columns,
  ConfirmDialog,
  Empty,
  FilterBar,
  FilterChoice,
  ListCard,
  Page,
  Pager,
  ProblemAlert,
  Sub,
  TextField,
} from '#platform/ui/index.ts';
import { useCursorPages, useFormat, useSession, useUrlFilters } from '#platform/web/index.ts';
import { AddPersonCard } from './AddPersonCard.tsx';
import { type Appointment, appointmentsQuery, endAppointment, rolesQuery } from './organisations-api.ts';
import { organisationsTexts } from './organisations-texts.ts';

const DEFAULTS = { search: '', ended: 'false' };

function useColumns(onEnd: (appointment: Appointment) => void): Column<Appointment>[] {
  const { t, language } = organisationsTexts.useText();
  const { person } = useSession();
  const format = useFormat();
  const roles = useQuery(rolesQuery);
  const titleOf = (code: string): string => {
    const role = roles.data?.data.find((one) => one.code === code);
    return role === undefined ? code : language === 'en' ? role.titleEn : role.title;
  };
  return [
    {
      key: 'name',
      header: t('people.name'),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.personName}
          <Sub>{row.email}</Sub>
        </>
      ),
    },
    { key: 'position', header: t('people.position'), cell: (row) => row.title },
    { key: 'roles', header: t('people.roles'), cell: (row) => row.roles.map(titleOf).join(', ') },
    {
      key: 'until',
      header: t('people.until'),
      cell: (row) => (row.validUntil === null ? '' : format.date(row.validUntil)),
    },
    {
      key: 'actions',
      header: t('people.actions'),
      hideHeader: true,
      end: true,
      cell: (row) =>
        row.personId !== person.id &&
        !row.ended && (
          <Button small kind="tertiary" onClick={() => onEnd(row)}>
            {t('people.end')}
          </Button>
        ),
    },
  ];
}

/** Asks once, and ends the appointment as of yesterday, so that it holds at once. */
function EndDialog({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const { t } = organisationsTexts.useText();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => {
      const yesterday = addDays(calendarDateAt(systemClock.now()), -1);
      const [until = yesterday] = [yesterday, appointment.validFrom].sort().reverse();
      return endAppointment(appointment.id, appointment.version, until);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['appointments'] });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      title={t('people.endOf', { name: appointment.personName })}
      confirmLabel={t('people.end')}
      onClose={onClose}
      onConfirm={() => end.mutate()}
      busy={end.isPending}
    >
      <p>{t('people.endText', { name: appointment.personName })}</p>
      {end.error && <ProblemAlert problem={end.error} />}
    </ConfirmDialog>
  );
}

/** The people of the own organisation: who, with which roles, until when. */
export function PeoplePage() {
  const { t } = organisationsTexts.useText();
  const { filters, set, clear, active, key } = useUrlFilters(DEFAULTS);
  const pages = useCursorPages(key);
  const { data, error, refetch } = useQuery(appointmentsQuery(filters, pages.cursor));
  const [ending, setEnding] = useState<Appointment | null>(null);
  const columns = useColumns(setEnding);
  return (
    <Page title={t('people.title')} lead={t('people.lead')}>
      <Columns work={<AddPersonCard />}>
        <FilterBar
          summary={data === undefined ? undefined : String(data.page.count)}
          {...(active ? { onClear: clear } : {})}
        >
          <TextField
            label={t('people.search')}
            hideLabel
            placeholder={t('people.search')}
            value={filters.search}
            onValueChange={(search) => set({ search })}
          />
          <FilterChoice
            single
            label={t('people.state')}
            options={[
              { value: 'false', label: t('people.stateNow') },
              { value: 'true', label: t('people.stateEnded') },
            ]}
            value={[filters.ended]}
            onValueChange={(value) => set({ ended: value[0] ?? 'false' })}
          />
        </FilterBar>
        <ListCard
          problem={error}
          onRetry={() => void refetch()}
          caption={t('people.table')}
          columns={columns}
          rows={data?.data}
          rowKey={(row) => row.id}
          empty={<Empty title={t('people.none')} />}
        />
        <Pager pages={pages} page={data?.page} shown={data?.data.length ?? 0} />
      </Columns>
      {ending !== null && <EndDialog appointment={ending} onClose={() => setEnding(null)} />}
    </Page>
  );
}

export { PeoplePage as Page };
