import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Card,
  Chip,
  type Column,
  Columns,
  ConfirmDialog,
  DataTable,
  Empty,
  Page as PageFrame,
  ProblemAlert,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { AddProgramCard } from './AddProgramCard.tsx';
import { type Program, programPurposesQuery, programsQuery, revokeProgram } from './access-api.ts';
import { accessTexts } from './access-texts.ts';

function useColumns(onRevoke: (program: Program) => void): Column<Program>[] {
  const { t, language } = accessTexts.useText();
  const format = useFormat();
  const purposes = useQuery(programPurposesQuery).data?.data ?? [];
  const titleOf = (code: string): string => {
    const purpose = purposes.find((one) => one.code === code);
    return purpose === undefined ? code : language === 'en' ? purpose.titleEn : purpose.title;
  };
  return [
    { key: 'name', header: t('programs.name'), rowHeader: true, cell: (row) => row.title },
    { key: 'purpose', header: t('programs.purpose'), cell: (row) => titleOf(row.purposeCode) },
    { key: 'created', header: t('programs.created'), cell: (row) => format.dateTime(row.createdAt) },
    {
      key: 'state',
      header: t('programs.state'),
      cell: (row) =>
        row.revokedAt === null ? (
          <Chip tone="good">{t('programs.active')}</Chip>
        ) : (
          <Chip>{t('programs.revoked')}</Chip>
        ),
    },
    {
      key: 'actions',
      header: t('programs.actions'),
      hideHeader: true,
      end: true,
      cell: (row) =>
        row.revokedAt === null && (
          <Button small kind="tertiary" onClick={() => onRevoke(row)}>
            {t('programs.revoke')}
          </Button>
        ),
    },
  ];
}

function RevokeDialog({ program, onClose }: { program: Program; onClose: () => void }) {
  const { t } = accessTexts.useText();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeProgram(program.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['service-clients'] });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      title={t('programs.revokeOf', { name: program.title })}
      confirmLabel={t('programs.revoke')}
      onClose={onClose}
      onConfirm={() => revoke.mutate()}
      busy={revoke.isPending}
    >
      <p>{t('programs.revokeText')}</p>
      {revoke.error && <ProblemAlert problem={revoke.error} />}
    </ConfirmDialog>
  );
}

/** Programs that work for the own organisation. */
export function ProgramsPage() {
  const { t } = accessTexts.useText();
  const programs = useQuery(programsQuery);
  const [revoking, setRevoking] = useState<Program | null>(null);
  const columns = useColumns(setRevoking);
  return (
    <PageFrame title={t('programs.title')} lead={t('programs.lead')}>
      <Columns work={<AddProgramCard />}>
        {programs.error ? (
          <ProblemAlert problem={programs.error} onRetry={() => void programs.refetch()} />
        ) : (
          <Card flush>
            <DataTable
              caption={t('programs.table')}
              columns={columns}
              rows={programs.data?.data}
              rowKey={(row) => row.id}
              empty={<Empty title={t('programs.none')} />}
            />
          </Card>
        )}
      </Columns>
      {revoking !== null && <RevokeDialog program={revoking} onClose={() => setRevoking(null)} />}
    </PageFrame>
  );
}

export { ProgramsPage as Page };
