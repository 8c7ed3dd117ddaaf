import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  Button,
  Card,
  CardHeader,
  CheckboxField,
  DateField,
  Form,
  TextAreaField,
  TextField,
} from '#platform/ui/index.ts';
import { useForm } from '#platform/web/index.ts';
import type { BringIn } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import { acceptBringIn, refuseBringIn } from './cases-api.ts';

const USUAL_START = 'T09:00:00.000Z';

/** The host opens a case with what was offered. */
export function AcceptCard({ bringIn }: { bringIn: BringIn }) {
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [value, setValue] = useState({
    title: bringIn.title,
    aim: '',
    nextMeetingAt: '',
    secrecyConfirmed: false,
  });
  const form = useForm({
    value,
    setValue,
    check: (given) => [
      ...(given.aim.trim().length < 10
        ? [{ pointer: '/aim', code: 'too-short', params: { minimum: 10 } }]
        : []),
      ...(given.secrecyConfirmed ? [] : [{ pointer: '/secrecyConfirmed', code: 'required' }]),
    ],
    submit: async (given) => {
      const { data } = await acceptBringIn(bringIn.id, {
        expectedVersion: bringIn.version,
        title: given.title,
        aim: given.aim,
        ...(given.nextMeetingAt === '' ? {} : { nextMeetingAt: `${given.nextMeetingAt}${USUAL_START}` }),
      });
      await client.invalidateQueries();
      void navigate(`/casussen/${data.caseId}`);
    },
  });
  return (
    <Card>
      <CardHeader title={t('bringIn.decide')} />
      <Form form={form} label={t('bringIn.accept')}>
        <TextField label={t('bringIn.caseTitle')} {...form.field('title')} />
        <TextAreaField label={t('bringIn.aim')} rows={2} {...form.field('aim')} />
        <DateField label={t('bringIn.meeting')} optional {...form.field('nextMeetingAt')} />
        <CheckboxField {...form.field('secrecyConfirmed')}>{t('secrecy.short')}</CheckboxField>
        <Button kind="primary" type="submit" busy={form.submitting}>
          {t('bringIn.accept')}
        </Button>
      </Form>
    </Card>
  );
}

export function RefuseCard({ bringIn }: { bringIn: BringIn }) {
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [value, setValue] = useState({ reason: '' });
  const form = useForm({
    value,
    setValue,
    check: ({ reason }) =>
      reason.trim().length < 10 ? [{ pointer: '/reason', code: 'too-short', params: { minimum: 10 } }] : [],
    submit: async ({ reason }) => {
      await refuseBringIn(bringIn.id, { expectedVersion: bringIn.version, reason });
      await client.invalidateQueries();
      void navigate('/inbreng');
    },
  });
  return (
    <Card sunk>
      <CardHeader title={t('bringIn.refuse')} />
      <Form form={form} label={t('bringIn.refuse')}>
        <TextAreaField label={t('bringIn.refuseReason')} rows={2} {...form.field('reason')} />
        <Button type="submit" busy={form.submitting}>
          {t('bringIn.send')}
        </Button>
      </Form>
    </Card>
  );
}
