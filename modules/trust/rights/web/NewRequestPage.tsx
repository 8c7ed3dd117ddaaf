import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newId } from '#platform/kit/ids.ts';
import {
  Alert,
  Button,
  Card,
  CardHeader,
  DateField,
  Form,
  Page,
  RadioGroup,
  SelectField,
  Stack,
  TextAreaField,
} from '#platform/ui/index.ts';
import { useForm } from '#platform/web/index.ts';
import { CHANNELS, RIGHTS } from '../model/index.ts';
import { RequesterFields, requesterOf, typedRequester } from './requester-form.tsx';
import { recordRequest } from './rights-api.ts';
import { rightsTexts } from './rights-texts.ts';

/** A request that came by letter, at the desk or by e-mail, written down for the person who asks. */
export function NewRequestPage() {
  const { t } = rightsTexts.useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [value, setValue] = useState({
    id: newId(),
    right: 'access',
    channel: 'letter',
    receivedOn: '',
    language: 'nl',
    question: '',
    requester: typedRequester(),
  });
  const form = useForm({
    value,
    setValue,
    submit: async (current) => {
      const { data } = await recordRequest({ ...current, requester: requesterOf(current.requester) });
      await client.invalidateQueries({ queryKey: ['rights'] });
      await navigate(`/verzoeken/${data.id}`);
    },
  });
  return (
    <Page
      title={t('new.title')}
      lead={t('new.lead')}
      crumbs={[{ label: t('title'), to: '/verzoeken' }, { label: t('new.title') }]}
    >
      <Form form={form} label={t('new.title')}>
        <Stack>
          <Card>
            <CardHeader title={t('new.what')} />
            <Stack>
              <SelectField
                label={t('new.right')}
                emptyLabel={null}
                options={RIGHTS.map((right) => ({ value: right, label: t(`right.${right}`) }))}
                {...form.field('right')}
              />
              <RadioGroup
                legend={t('new.channel')}
                choices={CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
                {...form.field('channel')}
              />
              <DateField
                label={t('new.receivedOn')}
                hint={t('new.receivedOnHint')}
                notInFuture
                {...form.field('receivedOn')}
              />
              <TextAreaField label={t('new.question')} rows={3} {...form.field('question')} />
              <RadioGroup
                legend={t('new.language')}
                choices={[
                  { value: 'nl', label: t('language.nl') },
                  { value: 'en', label: t('language.en') },
                ]}
                {...form.field('language')}
              />
            </Stack>
          </Card>
          <Card>
            <CardHeader title={t('new.who')} />
            <Stack>
              <Alert title={t('new.noNumbers')}>{t('new.noNumbersText')}</Alert>
              <RequesterFields form={form} />
            </Stack>
          </Card>
          <div>
            <Button kind="primary" type="submit" busy={form.submitting}>
              {t('new.save')}
            </Button>
          </div>
        </Stack>
      </Form>
    </Page>
  );
}

export { NewRequestPage as Page };
