import { useState } from 'react';
import { Button, Chip, type Column, Dialog, Form, Sub, TextAreaField } from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import type { RightsNotice } from '../model/index.ts';
import { RightsList } from './RightsList.tsx';
import { confirmNotice, noticesQuery } from './rights-api.ts';
import { rightsTexts } from './rights-texts.ts';

/** Corrections, erasures and restrictions that a recipient takes over: told by the own organisation, or to it. */
export function NoticesPage() {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  const [confirming, setConfirming] = useState<RightsNotice | null>(null);
  const columns = (): Column<RightsNotice>[] => [
    {
      key: 'kind',
      header: t('column.notice'),
      rowHeader: true,
      cell: (row) => (
        <>
          {t(`notice.${row.kind}`)}
          <Corrected notice={row} />
        </>
      ),
    },
    { key: 'giver', header: t('column.giver'), cell: (row) => row.giverName },
    { key: 'recipient', header: t('column.recipient'), cell: (row) => row.recipientName },
    { key: 'told', header: t('column.told'), cell: (row) => format.dateTime(row.toldAt) },
    {
      key: 'state',
      header: t('column.state'),
      corner: true,
      cell: (row) => <Confirmed notice={row} confirm={() => setConfirming(row)} />,
    },
  ];
  return (
    <>
      <RightsList name="notices" query={noticesQuery} columns={columns} />
      {confirming !== null && <ConfirmDialog notice={confirming} onClose={() => setConfirming(null)} />}
    </>
  );
}

/** What the data must become, of the kinds of data that the recipient was given. */
function Corrected({ notice }: { notice: RightsNotice }) {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  if (notice.correction === null) return null;
  return (
    <Sub>
      {Object.entries(notice.correction)
        .map(([key, value]) =>
          t('notice.becomes', {
            field: t(`field.${key as 'name'}`),
            value: key === 'birthDate' ? format.dateWithoutDay(value) : value,
          }),
        )
        .join('; ')}
    </Sub>
  );
}

function Confirmed({ notice, confirm }: { notice: RightsNotice; confirm: () => void }) {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  if (notice.abilities.confirm) return <Button onClick={confirm}>{t('notice.confirm')}</Button>;
  if (notice.confirmedAt === null) return <Chip tone="proposal">{t('notice.waits')}</Chip>;
  return (
    <>
      <Chip tone="decision">{t('notice.confirmed')}</Chip>
      <Sub>
        {t('parts.by', {
          name: notice.confirmedByName ?? '',
          date: format.dateWithoutDay(notice.confirmedAt),
        })}
        {notice.remark !== null && `: ${notice.remark}`}
      </Sub>
    </>
  );
}

function ConfirmDialog({ notice, onClose }: { notice: RightsNotice; onClose: () => void }) {
  const { t } = rightsTexts.useText();
  const refresh = useRefresh('rights');
  const [value, setValue] = useState({ remark: '' });
  const form = useForm({
    value,
    setValue,
    submit: async (current) => {
      await confirmNotice(notice.id, { ...current, expectedVersion: notice.version });
      await refresh();
      onClose();
    },
  });
  return (
    <Dialog open title={t('notice.confirmTitle')} onClose={onClose}>
      <Form form={form} label={t('notice.confirmTitle')}>
        <p>{t(`notice.do.${notice.kind}`, { name: notice.giverName })}</p>
        <Corrected notice={notice} />
        <TextAreaField label={t('notice.remark')} rows={3} optional {...form.field('remark')} />
        <Button kind="primary" type="submit" busy={form.submitting}>
          {t('notice.confirm')}
        </Button>
      </Form>
    </Dialog>
  );
}

export { NoticesPage as Page };
