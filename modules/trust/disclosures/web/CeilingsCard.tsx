import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Alert,
  Button,
  Card,
  CardHeader,
  CheckboxGroup,
  type Column,
  DataTable,
  Empty,
  Form as FormFrame,
  ProblemAlert,
  SelectField,
  Stack,
  TextAreaField,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh, useSession } from '#platform/web/index.ts';
import type { PartnerCeiling } from '../model/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import {
  type CeilingList,
  ceilingsQuery,
  liftCeiling,
  organisationsQuery,
  setCeiling,
} from './disclosures-api.ts';

/** What at most may go to each partner. The administrator sets it; the privacy officer and the FG read it. */
export function CeilingsCard() {
  const { t } = disclosureTexts.useText();
  const format = useFormat();
  const refresh = useRefresh('partner-ceilings');
  const ceilings = useQuery(ceilingsQuery);
  const lifting = useMutation({ mutationFn: liftCeiling, onSettled: refresh });
  if (ceilings.error)
    return <ProblemAlert problem={ceilings.error} onRetry={() => void ceilings.refetch()} />;
  const maySet = ceilings.data?.abilities.set === true;
  const columns: Column<PartnerCeiling>[] = [
    { key: 'partner', header: t('ceiling.partner'), rowHeader: true, cell: (row) => row.partner.name },
    {
      key: 'categories',
      header: t('ceiling.atMost'),
      labelled: true,
      cell: (row) =>
        row.categories.length === 0
          ? t('ceiling.nothing')
          : row.categories.map((category) => category.title).join(', '),
    },
    { key: 'reason', header: t('ceiling.reason'), labelled: true, cell: (row) => row.reason },
    {
      key: 'by',
      header: t('ceiling.by'),
      labelled: true,
      cell: (row) => `${row.setByName}, ${format.dateWithoutDay(row.setAt)}`,
    },
    {
      key: 'act',
      header: t('ceiling.lift'),
      hideHeader: true,
      end: true,
      cell: (row) =>
        maySet && (
          <Button
            small
            kind="tertiary"
            busy={lifting.isPending && lifting.variables === row.partner.id}
            onClick={() => lifting.mutate(row.partner.id)}
          >
            {t('ceiling.lift')}
            <span className="sk-hidden"> {row.partner.name}</span>
          </Button>
        ),
    },
  ];
  return (
    <>
      <Alert>{t('ceiling.explain')}</Alert>
      {lifting.error && <ProblemAlert problem={lifting.error} />}
      <Card flush>
        <CardHeader title={t('ceiling.title')} count={ceilings.data?.data.length} />
        <DataTable
          caption={t('ceiling.title')}
          columns={columns}
          rows={ceilings.data?.data}
          rowKey={(row) => row.id}
          narrow="cards"
          empty={<Empty title={t('ceiling.none')} />}
        />
      </Card>
      {maySet && ceilings.data !== undefined && <SetCeiling list={ceilings.data} />}
    </>
  );
}

const EMPTY = { partnerId: '', categories: [] as string[], reason: '' };

function SetCeiling({ list }: { list: CeilingList }) {
  const { t, language } = disclosureTexts.useText();
  const session = useSession();
  const refresh = useRefresh('partner-ceilings');
  const organisations = useQuery(organisationsQuery);
  const [value, setValue] = useState(EMPTY);
  const form = useForm<typeof EMPTY>({
    value,
    setValue,
    check: ({ partnerId }) => (partnerId === '' ? [{ pointer: '/partnerId', code: 'required' }] : []),
    submit: async ({ partnerId, categories, reason }) => {
      await setCeiling(partnerId, categories, reason);
      setValue(EMPTY);
      await refresh();
    },
  });
  /** Who has a ceiling is shown it, to change. */
  const choose = (partnerId: string) => {
    const standing = list.data.find((row) => row.partner.id === partnerId);
    setValue((before) => ({
      ...before,
      partnerId,
      categories: standing?.categories.map((category) => category.code) ?? [],
    }));
  };
  return (
    <Card>
      <CardHeader title={t('ceiling.set')} />
      <FormFrame form={form} label={t('ceiling.set')}>
        <Stack>
          <SelectField
            label={t('ceiling.partner')}
            options={(organisations.data?.data ?? [])
              .filter((item) => item.id !== session.organisation.id)
              .map((item) => ({ value: item.id, label: item.name }))}
            {...form.field('partnerId')}
            onValueChange={choose}
          />
          <CheckboxGroup
            legend={t('ceiling.atMost')}
            hint={t('ceiling.hint')}
            twoColumns
            choices={list.categories.map((item) => ({
              value: item.code,
              label: language === 'en' ? item.titleEn : item.title,
            }))}
            {...form.field('categories')}
          />
          <TextAreaField label={t('ceiling.reason')} rows={2} {...form.field('reason')} />
        </Stack>
        <Actions>
          <Button type="submit" kind="primary" busy={form.submitting}>
            {t('ceiling.save')}
          </Button>
        </Actions>
      </FormFrame>
    </Card>
  );
}
