import { IconDeviceLaptop, IconLogout2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ProblemAlert } from '#platform/ui/feedback/Feedback.tsx';
import { Chip } from '#platform/ui/kinds/Chip.tsx';
import { Button } from '#platform/ui/layout/Button.tsx';
import { Card, CardHeader, Properties } from '#platform/ui/layout/Card.tsx';
import { Columns, Page } from '#platform/ui/layout/Page.tsx';
import { type Column, DataTable, Sub } from '#platform/ui/table/DataTable.tsx';
import { api } from '#platform/web/api/api-client.ts';
import { useFormat } from '#platform/web/format.ts';
import { useSession, useSessionActions } from '#platform/web/session.ts';
import { leave } from '../shell/leave.ts';
import { shellTexts } from '../shell-texts.ts';

type OpenSession = {
  id: string;
  current: boolean;
  title: string;
  organisationName: string;
  authenticatedAt: string;
  lastSeenAt: string;
  expiresAt: string;
};

/** Who you are here, what you may see and for what, and where you are logged in. */
export function SettingsPage() {
  const { t, language } = shellTexts.useText();
  const session = useSession();
  const purposes = session.purposes.map((purpose) => (
    <div key={purpose.code}>{language === 'en' ? purpose.titleEn : purpose.title}</div>
  ));
  return (
    <Page title={t('settings.title')} lead={`${session.person.name} · ${session.organisation.name}`}>
      <Columns
        work={
          <Card>
            <CardHeader title={t('settings.you')} />
            <Properties
              items={[
                { label: t('settings.appointment'), value: session.appointment.title },
                { label: t('settings.organisation'), value: session.organisation.name },
                { label: t('settings.purposes'), value: purposes },
              ]}
            />
          </Card>
        }
      >
        <SessionsCard />
      </Columns>
    </Page>
  );
}

function SessionsCard() {
  const { t } = shellTexts.useText();
  const format = useFormat();
  const session = useSession();
  const { signOutEverywhere } = useSessionActions();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => api.get<{ data: OpenSession[] }>('/sessions', { signal }),
  });
  const columns: Column<OpenSession>[] = [
    {
      key: 'title',
      header: t('settings.appointment'),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.title}
          <Sub>{row.organisationName}</Sub>
        </>
      ),
    },
    { key: 'started', header: t('settings.started'), cell: (row) => format.dateTime(row.authenticatedAt) },
    { key: 'used', header: t('settings.used'), cell: (row) => format.dateTime(row.lastSeenAt) },
    { key: 'until', header: t('settings.until'), cell: (row) => format.dateTime(row.expiresAt) },
    {
      key: 'here',
      header: t('settings.here'),
      hideHeader: true,
      end: true,
      corner: true,
      cell: (row) =>
        row.current && (
          <Chip tone="active" icon={IconDeviceLaptop}>
            {t('settings.here')}
          </Chip>
        ),
    },
  ];
  return (
    <Card flush>
      <CardHeader
        title={t('settings.sessions')}
        aside={
          <Button small icon={IconLogout2} onClick={() => void leave(session, signOutEverywhere)}>
            {t('person.signOutEverywhere')}
          </Button>
        }
      />
      {sessions.error ? (
        <ProblemAlert problem={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : (
        <DataTable
          caption={t('settings.sessions')}
          columns={columns}
          rows={sessions.data?.data}
          rowKey={(row) => row.id}
          narrow="cards"
        />
      )}
    </Card>
  );
}
