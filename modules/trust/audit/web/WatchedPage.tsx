import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Alert,
  Button,
  Card,
  CardHeader,
  type Column,
  DateField,
  Empty,
  Form,
  ListCard,
  ProblemAlert,
  SelectField,
  Stack,
  TextField,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import type { WatchedValue } from '../model/index.ts';
import { addOwnAddress, addWellKnown, removeWatched, watchedQuery } from './audit-api.ts';
import { auditTexts } from './audit-texts.ts';
import { UnusualFrame } from './UnusualFrame.tsx';

/** The list of well-known persons and own addresses: why each stands there, never who. */
export function WatchedPage() {
  const { t } = auditTexts.useText();
  const format = useFormat();
  const refresh = useRefresh('watched-values');
  const list = useQuery(watchedQuery);
  const removing = useMutation({ mutationFn: removeWatched, onSettled: refresh });
  const columns: Column<WatchedValue>[] = [
    { key: 'reason', header: t('watched.reason'), rowHeader: true, cell: (row) => row.reason },
    {
      key: 'kind',
      header: t('watched.kind'),
      labelled: true,
      cell: (row) =>
        row.kind === 'own-address'
          ? t('watched.addressOf', { name: row.personName ?? '–' })
          : t('watched.person'),
    },
    {
      key: 'by',
      header: t('watched.by'),
      labelled: true,
      cell: (row) => `${row.addedByName}, ${format.dateWithoutDay(row.addedAt)}`,
    },
    {
      key: 'act',
      header: t('watched.remove'),
      hideHeader: true,
      end: true,
      cell: (row) => (
        <Button
          small
          kind="tertiary"
          busy={removing.isPending && removing.variables === row.id}
          onClick={() => removing.mutate(row.id)}
        >
          {t('watched.remove')}
          <span className="sk-hidden"> {row.reason}</span>
        </Button>
      ),
    },
  ];
  return (
    <UnusualFrame>
      <Alert title={t('watched.protected')}>{t('watched.protectedText')}</Alert>
      {removing.error && <ProblemAlert problem={removing.error} />}
      <ListCard
        title={t('unusual.list')}
        problem={list.error}
        onRetry={() => void list.refetch()}
        caption={t('unusual.list')}
        columns={columns}
        rows={list.data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('watched.empty')} />}
      />
      <AddPerson />
      {list.data !== undefined && <AddAddress people={list.data.people} />}
    </UnusualFrame>
  );
}

const NOBODY = { name: '', birthDate: '', reason: '' };

function AddPerson() {
  const { t } = auditTexts.useText();
  const refresh = useRefresh('watched-values');
  const [value, setValue] = useState(NOBODY);
  const form = useForm<typeof NOBODY>({
    value,
    setValue,
    submit: async ({ name, birthDate, reason }) => {
      await addWellKnown({ name, birthDate: birthDate === '' ? null : birthDate, reason });
      setValue(NOBODY);
      await refresh();
    },
  });
  return (
    <Card>
      <CardHeader title={t('watched.addPerson')} />
      <Form form={form} label={t('watched.addPerson')}>
        <Stack>
          <TextField
            label={t('watched.name')}
            hint={t('watched.nameHint')}
            autoComplete="off"
            {...form.field('name')}
          />
          <DateField label={t('watched.birthDate')} optional {...form.field('birthDate')} />
          <TextField label={t('watched.reason')} hint={t('watched.reasonHint')} {...form.field('reason')} />
        </Stack>
        <Actions>
          <Button type="submit" busy={form.submitting}>
            {t('watched.add')}
          </Button>
        </Actions>
      </Form>
    </Card>
  );
}

const NOWHERE = { personId: '', postcode: '', houseNumber: '', houseAddition: '', reason: '' };

function AddAddress({ people }: { people: readonly { id: string; name: string }[] }) {
  const { t } = auditTexts.useText();
  const refresh = useRefresh('watched-values');
  const [value, setValue] = useState(NOWHERE);
  const form = useForm<typeof NOWHERE>({
    value,
    setValue,
    check: ({ personId }) => (personId === '' ? [{ pointer: '/personId', code: 'required' }] : []),
    submit: async ({ houseNumber, houseAddition, ...rest }) => {
      await addOwnAddress({
        ...rest,
        houseNumber: Number(houseNumber),
        houseAddition: houseAddition.trim() === '' ? null : houseAddition,
      });
      setValue(NOWHERE);
      await refresh();
    },
  });
  return (
    <Card>
      <CardHeader title={t('watched.addAddress')} />
      <Form form={form} label={t('watched.addAddress')}>
        <Stack>
          <SelectField
            label={t('watched.whose')}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.field('personId')}
          />
          <TextField label={t('watched.postcode')} size={8} autoComplete="off" {...form.field('postcode')} />
          <TextField
            label={t('watched.houseNumber')}
            size={6}
            inputMode="numeric"
            autoComplete="off"
            {...form.field('houseNumber')}
          />
          <TextField
            label={t('watched.houseAddition')}
            size={6}
            optional
            autoComplete="off"
            {...form.field('houseAddition')}
          />
          <TextField label={t('watched.reason')} {...form.field('reason')} />
        </Stack>
        <Actions>
          <Button type="submit" busy={form.submitting}>
            {t('watched.add')}
            <span className="sk-hidden">: {t('watched.addAddress')}</span>
          </Button>
        </Actions>
      </Form>
    </Card>
  );
}

export { WatchedPage as Page };
