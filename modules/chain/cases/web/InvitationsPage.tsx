import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  Button,
  Card,
  CardHeader,
  CheckboxField,
  Chip,
  Empty,
  Form,
  Halves,
  Loading,
  Page,
  ProblemPage,
  Properties,
  Stack,
  TextAreaField,
  TextLink,
} from '#platform/ui/index.ts';
import { useForm, useFormat } from '#platform/web/index.ts';
import type { CaseInvitation } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import { acceptInvitation, myInvitationsQuery, refuseInvitation } from './cases-api.ts';
import { People } from './People.tsx';
import { usePurposeTitle, useThemeTitle } from './use-words.ts';

function Accept({ invitation }: { invitation: CaseInvitation }) {
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [value, setValue] = useState({ participantAppointmentIds: [] as string[], secrecyConfirmed: false });
  const form = useForm({
    value,
    setValue,
    check: (given) => [
      ...(given.participantAppointmentIds.length === 0
        ? [{ pointer: '/participantAppointmentIds', code: 'required' }]
        : []),
      ...(given.secrecyConfirmed ? [] : [{ pointer: '/secrecyConfirmed', code: 'required' }]),
    ],
    submit: async ({ participantAppointmentIds }) => {
      const { data } = await acceptInvitation(invitation.id, {
        expectedVersion: invitation.version,
        participantAppointmentIds,
      });
      await client.invalidateQueries();
      void navigate(`/casussen/${data.caseId}`);
    },
  });
  const { error } = form.field('participantAppointmentIds');
  return (
    <Form form={form} label={t('inbox.accept')}>
      <div id={form.idAt('/participantAppointmentIds')} tabIndex={-1}>
        <People
          purpose={invitation.purposeCode}
          legend={t('inbox.who')}
          error={error}
          value={value.participantAppointmentIds}
          onValueChange={(next) => form.set('participantAppointmentIds', next)}
        />
      </div>
      <CheckboxField {...form.field('secrecyConfirmed')}>{t('secrecy.short')}</CheckboxField>
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('inbox.accept')}
      </Button>
    </Form>
  );
}

function Refuse({ invitation }: { invitation: CaseInvitation }) {
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const [value, setValue] = useState({ reason: '' });
  const form = useForm({
    value,
    setValue,
    check: ({ reason }) =>
      reason.trim().length < 10 ? [{ pointer: '/reason', code: 'too-short', params: { minimum: 10 } }] : [],
    submit: async ({ reason }) => {
      await refuseInvitation(invitation.id, { expectedVersion: invitation.version, reason });
      await client.invalidateQueries();
    },
  });
  return (
    <Form form={form} label={t('inbox.refuse')}>
      <TextAreaField label={t('inbox.refuseReason')} rows={2} {...form.field('reason')} />
      <Button type="submit" busy={form.submitting}>
        {t('inbox.refuse')}
      </Button>
    </Form>
  );
}

function InvitationCard({ invitation }: { invitation: CaseInvitation }) {
  const { t } = caseTexts.useText();
  const format = useFormat();
  const themeTitle = useThemeTitle();
  const purposeTitle = usePurposeTitle();
  return (
    <Card>
      <CardHeader
        title={t('inbox.from', { host: invitation.host.name })}
        aside={
          <Chip tone={invitation.state === 'open' ? 'proposal' : 'plain'}>
            {t(`invitations.${invitation.state}`)}
          </Chip>
        }
      />
      <Stack>
        <Properties
          items={[
            { label: t('inbox.theme'), value: themeTitle(invitation.themeCode) ?? t('inbox.noTheme') },
            { label: t('inbox.purpose'), value: purposeTitle(invitation) },
            {
              label: t('inbox.asked'),
              value: invitation.askedCategories.map((category) => category.title).join(', '),
            },
          ]}
        />
        <p className="sk-small sk-soft">
          {t('inbox.by', { name: invitation.invitedByName, date: format.dateTime(invitation.invitedAt) })}
          {invitation.respondBefore !== null &&
            `. ${t('inbox.before', { date: format.date(invitation.respondBefore) })}`}
        </p>
        {invitation.abilities.answer === true && (
          <Halves>
            <Accept invitation={invitation} />
            <Refuse invitation={invitation} />
          </Halves>
        )}
        {invitation.state === 'accepted' && (
          <TextLink to={`/casussen/${invitation.caseId}`}>{t('inbox.toCase')}</TextLink>
        )}
        {invitation.refusalReason !== null && (
          <p>{t('invitations.reason', { reason: invitation.refusalReason })}</p>
        )}
      </Stack>
    </Card>
  );
}

/** The partner's inbox: asked into a case, without anything about anybody. */
export function InvitationsPage() {
  const { t } = caseTexts.useText();
  const { data, error, refetch } = useQuery(myInvitationsQuery);
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <Page title={t('inbox.title')} lead={t('inbox.lead')}>
      {data.data.length === 0 && <Empty title={t('inbox.empty')} />}
      <Stack>
        {data.data.map((invitation) => (
          <InvitationCard key={invitation.id} invitation={invitation} />
        ))}
      </Stack>
    </Page>
  );
}

export { InvitationsPage as Page };
