import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Alert,
  Button,
  Card,
  CardHeader,
  Form as FormFrame,
  Page,
  ProblemAlert,
  RadioGroup,
  Stack,
  TextAreaField,
  TextField,
  TextLink,
} from '#platform/ui/index.ts';
import { mayEnter, useForm, useFormat, useRefresh, useSession } from '#platform/web/index.ts';
import { EMERGENCY_MINUTES, type EmergencyAccess, type OpenBody } from '../model/index.ts';
import { EmergencyList } from './EmergencyList.tsx';
import { breakGlass, emergenciesQuery } from './emergency-api.ts';
import { emergencyTexts } from './emergency-texts.ts';

/** Breaking the glass, and what was broken: for who coordinates the own, for who supervises all, with the judgement. */
export function EmergencyPage() {
  const { t } = emergencyTexts.useText();
  const session = useSession();
  const emergencies = useQuery(emergenciesQuery);
  const supervises = mayEnter(session, ['privacy-officer', 'fg']);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      crumbs={supervises ? [{ label: t('care'), to: '/zorgvuldigheid' }, { label: t('title') }] : []}
    >
      <Stack>
        {emergencies.error && (
          <ProblemAlert problem={emergencies.error} onRetry={() => void emergencies.refetch()} />
        )}
        {emergencies.data?.abilities.open === true && <OpenForm />}
        <EmergencyList rows={emergencies.data?.data} />
      </Stack>
    </Page>
  );
}

type Value = { reference: string; reason: string; minutes: string };

function OpenForm() {
  const { t } = emergencyTexts.useText();
  const refresh = useRefresh('emergency-accesses');
  const [value, setValue] = useState<Value>({ reference: '', reason: '', minutes: '30' });
  const [opened, setOpened] = useState<EmergencyAccess | null>(null);
  const form = useForm<Value>({
    value,
    setValue,
    submit: async ({ reference, reason, minutes }) => {
      const asked = { reference, reason, minutes: Number(minutes) as OpenBody['minutes'] };
      setOpened((await breakGlass(asked)).data);
      setValue({ reference: '', reason: '', minutes: '30' });
      await refresh();
    },
  });
  return (
    <Card>
      <CardHeader title={t('openTitle')} />
      <FormFrame form={form} label={t('openTitle')}>
        <Stack>
          <Alert tone="warn">{t('explain')}</Alert>
          <TextField label={t('reference')} {...form.field('reference')} />
          <TextAreaField label={t('reason')} hint={t('reasonHint')} rows={3} {...form.field('reason')} />
          <RadioGroup
            legend={t('minutes')}
            choices={EMERGENCY_MINUTES.map((minutes) => ({
              value: String(minutes),
              label: t(`m.${minutes}`),
            }))}
            {...form.field('minutes')}
          />
        </Stack>
        <Actions>
          <Button type="submit" kind="primary" busy={form.submitting}>
            {t('go')}
          </Button>
        </Actions>
      </FormFrame>
      <div aria-live="polite">{opened !== null && <Opened access={opened} />}</div>
    </Card>
  );
}

function Opened({ access }: { access: EmergencyAccess }) {
  const { t } = emergencyTexts.useText();
  const format = useFormat();
  return (
    <Alert tone="good" title={t('opened', { time: format.dateTime(access.endsAt) })}>
      {access.signalId !== null && <TextLink to={`/signalen/${access.signalId}`}>{t('read')}</TextLink>}
    </Alert>
  );
}

export { EmergencyPage as Page };
