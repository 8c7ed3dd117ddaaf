import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { RuleText } from '#modules/trust/disclosures/web/index.ts';
import {
  Actions,
  Alert,
  Button,
  ButtonLink,
  Card,
  CardHeader,
  Form,
  Loading,
  ProblemAlert,
  Properties,
  Stack,
  TextAreaField,
  TextLink,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import type { InquiryMatch, ReceivedInquiry } from '../model/index.ts';
import { AnswerChip } from './AskedInquiry.tsx';
import { InquiryFrame } from './InquiryFrame.tsx';
import { decideContent, oneReceivedQuery } from './inquiries-api.ts';
import { inquiryTexts } from './inquiry-texts.ts';

/** One question of another: by which rules it was answered, on which own signals it rests, and the decision about content. */
export function ReceivedDetailPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(oneReceivedQuery(id));
  return (
    <InquiryFrame>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!error && data === undefined && <Loading />}
      {data && (
        <Stack>
          <Question received={data.data} />
          {data.data.answer === 'hit' && <Matches matches={data.matches} received={data.data} />}
          {data.data.abilities.decide && <Decision received={data.data} />}
        </Stack>
      )}
    </InquiryFrame>
  );
}

function Question({ received }: { received: ReceivedInquiry }) {
  const { t } = inquiryTexts.useText();
  const format = useFormat();
  return (
    <Card>
      <CardHeader title={received.asking.name} aside={<AnswerChip answer={received.answer} />} />
      <Properties
        items={[
          { label: t('column.by'), value: `${received.askedByName}, ${received.askedByTitle}` },
          { label: t('column.when'), value: format.dateTime(received.askedAt) },
          {
            label: t('column.about'),
            value: `${t(`subject.${received.subjectKind}`)}, ${t(`record.${received.recordKind}`)}`,
          },
          ...(received.contentState === null
            ? []
            : [
                { label: t('content.categories'), value: received.contentCategories.join(', ') },
                {
                  label: t('content.title'),
                  value: [
                    t(`content.state.${received.contentState}`),
                    received.decidedByName,
                    received.decisionReason,
                  ]
                    .filter((part) => part !== null)
                    .join('. '),
                },
              ]),
        ]}
      />
      <Stack>
        {received.rules.map((rule) => (
          <RuleText key={rule.code} rule={rule} />
        ))}
      </Stack>
    </Card>
  );
}

function Matches({ matches, received }: { matches: readonly InquiryMatch[]; received: ReceivedInquiry }) {
  const { t } = inquiryTexts.useText();
  const granted = received.contentState === 'granted';
  return (
    <Card>
      <CardHeader title={t('match.title')} count={matches.length} />
      <p className="sk-soft">{t(matches.length === 0 ? 'match.none' : 'match.lead')}</p>
      {granted && <Alert title={t('match.give')}>{t('match.giveText')}</Alert>}
      <ul>
        {matches.map((match) => (
          <li key={match.signalId}>
            <TextLink to={`/signalen/${match.signalId}`}>{`${match.reference} ${match.title}`}</TextLink>
            {match.label !== null && ` (${match.label})`}{' '}
            {granted && (
              <ButtonLink small to={`/signalen/${match.signalId}/inbrengen`}>
                {t('match.bringIn')}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Decision({ received }: { received: ReceivedInquiry }) {
  const { t } = inquiryTexts.useText();
  const refresh = useRefresh('inquiries');
  const [value, setValue] = useState({ reason: '', decision: 'refused' as 'granted' | 'refused' });
  const form = useForm({
    value,
    setValue,
    submit: async (current) => {
      await decideContent(received.id, { ...current, expectedVersion: received.version });
      await refresh();
    },
  });
  const decide = (decision: 'granted' | 'refused') => (
    <Button
      type="submit"
      kind={decision === 'granted' ? 'primary' : 'secondary'}
      busy={form.submitting}
      onClick={() => form.set('decision', decision)}
    >
      {t(`decide.${decision}`)}
    </Button>
  );
  return (
    <Card>
      <CardHeader title={t('decide.title')} />
      <Form form={form} label={t('decide.title')}>
        <p className="sk-soft">{t('decide.lead')}</p>
        <TextAreaField
          label={t('decide.reason')}
          hint={t('decide.reasonHint')}
          rows={2}
          {...form.field('reason')}
        />
        <Actions>
          {decide('granted')}
          {decide('refused')}
        </Actions>
      </Form>
    </Card>
  );
}

export { ReceivedDetailPage as Page };
