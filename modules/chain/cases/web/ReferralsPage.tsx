import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Button,
  ButtonLink,
  Card,
  CardHeader,
  Chip,
  Empty,
  Fact,
  Loading,
  Page,
  ProblemAlert,
  ProblemPage,
  Properties,
  Stack,
  TextField,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Referral } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import { answerReferral, referralsQuery } from './cases-api.ts';
import { itemTitle, useItemWords } from './use-words.ts';

function Answer({ referral }: { referral: Referral }) {
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const [answer, setAnswer] = useState('');
  const answering = useMutation({
    mutationFn: (state: string) =>
      answerReferral(referral.id, {
        expectedVersion: referral.version,
        state,
        ...(answer.trim() === '' ? {} : { answer }),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['referrals'] }),
  });
  return (
    <Stack>
      {answering.error && <ProblemAlert problem={answering.error} />}
      <TextField label={t('referral.answer')} optional value={answer} onValueChange={setAnswer} />
      <Actions>
        {referral.state === 'sent' && (
          <Button small busy={answering.isPending} onClick={() => answering.mutate('accepted')}>
            {t('referral.accept')}
          </Button>
        )}
        <Button small kind="tertiary" busy={answering.isPending} onClick={() => answering.mutate('returned')}>
          {t('referral.return')}
        </Button>
        {referral.state === 'accepted' && (
          <Button small kind="tertiary" busy={answering.isPending} onClick={() => answering.mutate('closed')}>
            {t('referral.close')}
          </Button>
        )}
        {referral.abilities.referOn === true && (
          <ButtonLink small to={`/doorverwijzingen/${referral.id}/verder`}>
            {t('referral.on')}
          </ButtonLink>
        )}
      </Actions>
    </Stack>
  );
}

function ReferralCard({ referral }: { referral: Referral }) {
  const { t } = caseTexts.useText();
  const format = useFormat();
  const words = useItemWords();
  const state =
    referral.abilities.answer === true
      ? t(`referral.state.${referral.state}`)
      : t(`referral.sentState.${referral.state}`);
  return (
    <Card>
      <CardHeader
        title={t('referral.from', { name: referral.organisation.name })}
        aside={
          <Chip tone={referral.withdrawnAt === null ? 'plain' : 'bad'}>
            {referral.withdrawnAt === null ? state : t('referral.withdrawn')}
          </Chip>
        }
      />
      <Stack>
        <p className="sk-soft">
          {t('referral.sent', { name: referral.sentByName, date: format.dateTime(referral.sentAt) })} →{' '}
          {referral.recipient.name}
        </p>
        <p>{referral.reason}</p>
        {referral.items.map((item) => (
          <Fact key={item.itemId} title={itemTitle(words, item)}>
            <Properties
              items={item.fields.map((field) => ({
                key: field.key,
                label: words.field(field.key),
                value: words.value(field.key, field.value),
              }))}
            />
          </Fact>
        ))}
        {referral.answer !== null && <p>{referral.answer}</p>}
        {referral.abilities.answer === true && <Answer referral={referral} />}
      </Stack>
    </Card>
  );
}

/** For care people: who was referred to them, and what they referred on. For a coordinator: what he or she sent. */
export function ReferralsPage() {
  const { t } = caseTexts.useText();
  const { data, error, refetch } = useQuery(referralsQuery({}));
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <Page title={t('referral.listTitle')} lead={t('referral.listLead')}>
      {data.data.length === 0 && <Empty title={t('referral.empty')} />}
      <Stack>
        {data.data.map((referral) => (
          <ReferralCard key={referral.id} referral={referral} />
        ))}
      </Stack>
    </Page>
  );
}

export { ReferralsPage as Page };
