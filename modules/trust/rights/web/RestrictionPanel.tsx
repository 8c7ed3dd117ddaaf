import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, CardHeader, Chip, Form, Stack, Sub, TextAreaField } from '#platform/ui/index.ts';
import { mayEnter, useForm, useFormat, useRefresh, useSession } from '#platform/web/index.ts';
import type { RecordRestriction } from '../model/index.ts';
import { liftRestriction, restrictionsQuery } from './rights-api.ts';
import { rightsTexts } from './rights-texts.ts';

type Shown = {
  id: string;
  mentions: readonly { readonly id: string; readonly name: string | null }[];
};

/** On the page of a signal: which mentions stay visible and may not be used or shared, and why. */
export function RestrictionPanel({ signal }: { signal: Shown }) {
  const { t } = rightsTexts.useText();
  const session = useSession();
  const { data } = useQuery(restrictionsQuery(signal.id));
  const restrictions = data?.data ?? [];
  if (restrictions.length === 0) return null;
  const lifts = mayEnter(session, ['privacy-officer', 'request-handler']);
  return (
    <Card>
      <CardHeader title={t('restricted.title')} count={restrictions.length} />
      <Stack>
        <p>{t('restricted.lead')}</p>
        <ul className="sk-plain-list">
          {restrictions.map((restriction) => (
            <li key={restriction.id}>
              <Restriction
                restriction={restriction}
                name={signal.mentions.find((mention) => mention.id === restriction.mentionId)?.name ?? null}
              />
              {lifts && <Lift restriction={restriction} />}
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}

function Restriction({ restriction, name }: { restriction: RecordRestriction; name: string | null }) {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  return (
    <>
      <b>{name ?? t('restricted.mention')}</b> <Chip tone="proposal">{t('restricted.chip')}</Chip>
      <Sub>
        {t(`restricted.why.${restriction.ground}`, { date: format.dateWithoutDay(restriction.since) })}
      </Sub>
    </>
  );
}

function Lift({ restriction }: { restriction: RecordRestriction }) {
  const { t } = rightsTexts.useText();
  const refresh = useRefresh('rights');
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState({ reason: '' });
  const form = useForm({
    value,
    setValue,
    submit: async (current) => {
      await liftRestriction(restriction.id, { ...current, expectedVersion: restriction.version });
      await refresh();
    },
  });
  if (!open) return <Button onClick={() => setOpen(true)}>{t('restricted.lift')}</Button>;
  return (
    <Form form={form} label={t('restricted.lift')}>
      <TextAreaField label={t('reason')} hint={t('measure.reasonHint')} rows={2} {...form.field('reason')} />
      <Button type="submit" busy={form.submitting}>
        {t('restricted.lift')}
      </Button>
    </Form>
  );
}
