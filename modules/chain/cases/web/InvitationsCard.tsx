import { IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { articlesText, useWhyNever } from '#modules/trust/disclosures/web/index.ts';
import {
  Actions,
  Button,
  Card,
  CardHeader,
  CheckboxGroup,
  Chip,
  type ChipTone,
  DateField,
  Dialog,
  Empty,
  ProblemAlert,
  SelectField,
  Stack,
  TextButton,
} from '#platform/ui/index.ts';
import type { Case, CaseInvitation } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import {
  type Abilities,
  invitationOutlookQuery,
  invitationsQuery,
  invitePartner,
  organisationsQuery,
  participantsQuery,
  purposeQuery,
  takeBackInvitation,
} from './cases-api.ts';

const TONES: Readonly<Record<CaseInvitation['state'], ChipTone>> = {
  open: 'proposal',
  accepted: 'decision',
  refused: 'bad',
  withdrawn: 'plain',
};

function InviteDialog({ file, onDone }: { file: Case; onDone: () => void }) {
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const [value, setValue] = useState({
    organisationId: '',
    askedCategories: [] as string[],
    respondBefore: '',
  });
  const organisations = useQuery(organisationsQuery);
  const participants = useQuery(participantsQuery(file.id));
  const categories = useQuery(purposeQuery(file.purposeCode));
  const outlook = useQuery(invitationOutlookQuery(file.id, value.organisationId));
  const articles = outlook.data?.data.purposeArticles ?? [];
  const whyNever = useWhyNever(file.host.name, articles);
  const never = new Map(
    outlook.data?.data.never.map((item) => [
      item.category.code,
      // Most often for want of a rule: then the articles stand once, above.
      item.reason === 'no-rule' ? t('invitations.noRule') : whyNever(item),
    ]),
  );
  // What was ticked for another partner, and this one may never give, is not asked.
  const asked = value.askedCategories.filter((code) => !never.has(code));
  const inside = new Set(participants.data?.data.map((row) => row.organisation.id));
  const types = categories.data?.organisationTypes ?? [];
  const inviting = useMutation({
    mutationFn: () =>
      invitePartner(file.id, {
        organisationId: value.organisationId,
        askedCategories: asked,
        ...(value.respondBefore === '' ? {} : { respondBefore: value.respondBefore }),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['cases', 'one', file.id] });
      onDone();
    },
  });
  return (
    <Dialog
      open
      title={t('invitations.dialog')}
      onClose={onDone}
      actions={
        <Button
          kind="primary"
          busy={inviting.isPending}
          disabled={value.organisationId === '' || asked.length === 0}
          onClick={() => inviting.mutate()}
        >
          {t('invitations.send')}
        </Button>
      }
    >
      <p>{t('invitations.text')}</p>
      {inviting.error && <ProblemAlert problem={inviting.error} />}
      {outlook.error && <ProblemAlert problem={outlook.error} onRetry={() => void outlook.refetch()} />}
      <SelectField
        label={t('invitations.partner')}
        value={value.organisationId}
        onValueChange={(organisationId) => setValue((before) => ({ ...before, organisationId }))}
        options={(organisations.data?.data ?? [])
          .filter(
            (organisation) =>
              types.includes(organisation.type) &&
              organisation.id !== file.host.id &&
              !inside.has(organisation.id),
          )
          .map((organisation) => ({ value: organisation.id, label: organisation.name }))}
      />
      <CheckboxGroup
        legend={t('invitations.asked')}
        {...(never.size > 0 ? { hint: t('invitations.never', { articles: articlesText(articles) }) } : {})}
        twoColumns
        value={asked}
        onValueChange={(askedCategories) => setValue((before) => ({ ...before, askedCategories }))}
        choices={(categories.data?.categories ?? []).map((category) => ({
          value: category.code,
          label: category.title,
          ...(never.has(category.code) ? { disabled: true, text: never.get(category.code) ?? '' } : {}),
        }))}
      />
      <DateField
        label={t('invitations.before')}
        optional
        value={value.respondBefore}
        onValueChange={(respondBefore) => setValue((before) => ({ ...before, respondBefore }))}
      />
    </Dialog>
  );
}

/** For the host: whom it asked, and what they answered. */
export function InvitationsCard({ file, abilities }: { file: Case; abilities: Abilities }) {
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const invitations = useQuery(invitationsQuery(file.id));
  const [inviting, setInviting] = useState(false);
  const takingBack = useMutation({
    mutationFn: (invitation: CaseInvitation) => takeBackInvitation(invitation.id, invitation.version),
    onSettled: () => client.invalidateQueries({ queryKey: ['cases', 'one', file.id] }),
  });
  const rows = invitations.data?.data ?? [];
  return (
    <Card>
      <CardHeader title={t('invitations.title')} count={rows.length} />
      {takingBack.error && <ProblemAlert problem={takingBack.error} />}
      {rows.length === 0 && <Empty title={t('invitations.none')} />}
      <Stack>
        <ul className="sk-plain-list">
          {rows.map((invitation) => (
            <li key={invitation.id}>
              <b>{invitation.organisation.name}</b>{' '}
              <Chip tone={TONES[invitation.state]}>{t(`invitations.${invitation.state}`)}</Chip>
              <p className="sk-small sk-soft">
                {invitation.askedCategories.map((category) => category.title).join(', ')}
              </p>
              {invitation.refusalReason !== null && (
                <p className="sk-small">{t('invitations.reason', { reason: invitation.refusalReason })}</p>
              )}
              {invitation.abilities.takeBack === true && (
                <TextButton onClick={() => takingBack.mutate(invitation)}>
                  {t('invitations.takeBack')}
                </TextButton>
              )}
            </li>
          ))}
        </ul>
        {abilities.invite === true && (
          <Actions>
            <Button small icon={IconUserPlus} onClick={() => setInviting(true)}>
              {t('invitations.invite')}
            </Button>
          </Actions>
        )}
      </Stack>
      {inviting && <InviteDialog file={file} onDone={() => setInviting(false)} />}
    </Card>
  );
}
