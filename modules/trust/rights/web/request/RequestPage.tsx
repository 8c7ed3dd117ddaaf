import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import {
  Card,
  CardHeader,
  Chip,
  Columns,
  Loading,
  Page,
  ProblemAlert,
  Properties,
  Stack,
  StateSteps,
  Sub,
  Term,
  Timeline,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { RightsEvent, RightsRequest } from '../../model/index.ts';
import { type RequestDetail, requestQuery } from '../rights-api.ts';
import { rightsTexts } from '../rights-texts.ts';
import { LettersCard } from './LettersCard.tsx';
import { NextStep } from './NextStep.tsx';

const STEPS = ['received', 'identified', 'collecting', 'answered', 'closed'] as const;

/** One request at the contact point: who asks, how it was established, how far each organisation is, the letter. */
export function RequestPage() {
  const { id = '' } = useParams();
  const { t } = rightsTexts.useText();
  const { data, error, refetch } = useQuery(requestQuery(id));
  const request = data?.data;
  return (
    <Page
      title={request === undefined ? t('title') : `${t(`right.${request.right}`)} ${request.reference}`}
      crumbs={[{ label: t('title'), to: '/verzoeken' }, { label: request?.reference ?? '…' }]}
      below={
        request !== undefined &&
        request.state !== 'not-treated' && (
          <StateSteps
            steps={STEPS.map((key) => ({ key, label: t(`state.${key}`) }))}
            now={request.state === 'identity-asked' ? 'received' : request.state}
          />
        )
      }
    >
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!error && data === undefined && <Loading />}
      {data && (
        <Columns work={<NextStep request={data.data} />} workLabel={t('next.title')}>
          <Stack>
            <About request={data.data} />
            {data.parts.length > 0 && <Parts parts={data.parts} />}
            {data.parts.length > 0 && <LettersCard detail={data} />}
            <Events events={data.events} />
          </Stack>
        </Columns>
      )}
    </Page>
  );
}

function About({ request }: { request: RightsRequest }) {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  const { requester } = request;
  const address = [requester.street, requester.houseNumber, requester.postcode, requester.town]
    .filter((part) => part !== null)
    .join(' ');
  const identity =
    request.identityMethod === null
      ? t('identity.not')
      : t('identity.done', {
          method: t(`method.${request.identityMethod}`),
          name: request.identityByName ?? '',
          date: format.dateWithoutDay(request.identityOn),
        });
  return (
    <Card>
      <CardHeader title={t('about.title')} aside={<Chip>{t(`state.${request.state}`)}</Chip>} />
      <Properties
        items={[
          { label: t('requester.name'), value: requester.name },
          ...(requester.birthDate === null
            ? []
            : [{ label: t('requester.birthDate'), value: format.dateWithoutDay(requester.birthDate) }]),
          ...(address === '' ? [] : [{ label: t('about.address'), value: address }]),
          ...(requester.phone === null ? [] : [{ label: t('requester.phone'), value: requester.phone }]),
          ...(requester.email === null ? [] : [{ label: t('requester.email'), value: requester.email }]),
          { label: t('new.question'), value: request.question },
          {
            label: t('column.received'),
            value: `${format.dateWithoutDay(request.receivedOn)}, ${t(`channel.${request.channel}`).toLowerCase()}`,
          },
          { label: t('identity.title'), value: identity },
          ...(request.identityChecked.length === 0
            ? []
            : [
                {
                  label: t('identity.checked'),
                  value: request.identityChecked.map((code) => t(`check.${code as 'name'}`)).join(', '),
                },
              ]),
          { label: t('column.term'), value: request.paused ? t('paused') : <Term on={request.termOn} /> },
          ...(request.extensionReason === null
            ? []
            : [{ label: t('extend.title'), value: request.extensionReason }]),
          ...(request.answeredOn === null
            ? []
            : [
                {
                  label: t('about.answered'),
                  value: `${format.dateWithoutDay(request.answeredOn)}, ${t(request.inTerm ? 'about.inTerm' : 'about.late')}`,
                },
              ]),
          ...(request.closeReason === null
            ? []
            : [{ label: t('about.closeReason'), value: request.closeReason }]),
        ]}
      />
    </Card>
  );
}

function Parts({ parts }: Pick<RequestDetail, 'parts'>) {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  const ready = parts.filter((part) => part.state === 'finished').length;
  return (
    <Card>
      <CardHeader title={t('parts.title')} count={t('parts.count', { ready, all: parts.length })} />
      <p className="sk-soft">{t('parts.lead')}</p>
      <ul className="sk-plain-list">
        {parts.map((part) => (
          <li key={part.id}>
            {part.organisationName}{' '}
            <Chip tone={part.state === 'finished' ? 'decision' : 'plain'}>
              {t(`partState.${part.state}`)}
            </Chip>
            <Sub>
              {part.finishedAt === null
                ? t('parts.due', { date: format.date(part.dueOn) })
                : t('parts.by', {
                    name: part.finishedByName ?? '',
                    date: format.dateWithoutDay(part.finishedAt),
                  })}
            </Sub>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Events({ events }: { events: readonly RightsEvent[] }) {
  const { t, maybe } = rightsTexts.useText();
  return (
    <Card>
      <CardHeader title={t('events.title')} />
      <Timeline
        label={t('events.title')}
        items={events.map((event) => ({
          key: event.id,
          at: event.occurredAt,
          kind: 'fact',
          title: maybe(`event.${event.type}`) ?? event.type,
          body: event.personName,
        }))}
      />
    </Card>
  );
}

export { RequestPage as Page };
