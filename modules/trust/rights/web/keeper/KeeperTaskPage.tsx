import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import {
  Alert,
  Card,
  CardHeader,
  Chip,
  Loading,
  Page,
  ProblemAlert,
  Properties,
  Stack,
  Term,
  Why,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { type KeeperDecision, type KeeperTask, WITHHOLDING_REASONS } from '../../model/index.ts';
import { keeperTaskQuery } from '../rights-api.ts';
import { rightsTexts } from '../rights-texts.ts';
import { KeeperAnswerForm } from './KeeperAnswerForm.tsx';

/** A keeper looks whether the requester stands in what only named people open, and says what the letter may show of it. */
export function KeeperTaskPage() {
  const { id = '' } = useParams();
  const { t } = rightsTexts.useText();
  const { data, error, refetch } = useQuery(keeperTaskQuery(id));
  const task = data?.data;
  return (
    <Page
      title={task === undefined ? t('keeper.listTitle') : t('keeper.title', { reference: task.reference })}
      lead={task && t('part.lead', { name: task.coordinatorName })}
      crumbs={[{ label: t('keeper.listTitle'), to: '/verzoeken/op-naam' }, { label: task?.reference ?? '…' }]}
    >
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!error && data === undefined && <Loading />}
      {data && (
        <Stack>
          <About task={data.data} />
          {data.data.narrowed && data.data.state === 'open' && (
            <Alert tone="warn" title={t('keeper.narrowed')}>
              {t('keeper.narrowedText')}
            </Alert>
          )}
          {data.data.state === 'answered' && <Alert title={t('keeper.done')}>{t('keeper.doneText')}</Alert>}
          {data.data.abilities.answer && (
            <KeeperAnswerForm
              key={data.candidates.map(({ mentionId }) => mentionId).join()}
              task={data.data}
              candidates={data.candidates}
              more={data.more}
            />
          )}
          {data.decided.length > 0 && <Decided decided={data.decided} />}
          <Why>{t('keeper.why')}</Why>
        </Stack>
      )}
    </Page>
  );
}

function About({ task }: { task: KeeperTask }) {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  const { requester } = task;
  const address = [
    requester.street,
    requester.houseNumber,
    requester.houseAddition,
    requester.postcode,
    requester.town,
  ];
  const known = (label: string, value: string | null) => (value === null ? [] : [{ label, value }]);
  return (
    <Card>
      <CardHeader title={t('keeper.about')} aside={<Chip>{t(`keeperState.${task.state}`)}</Chip>} />
      <Properties
        items={[
          { label: t('column.request'), value: t(`right.${task.right}`) },
          { label: t('requester.name'), value: requester.name },
          ...known(
            t('requester.birthDate'),
            requester.birthDate === null ? null : format.dateWithoutDay(requester.birthDate),
          ),
          ...known(t('field.address'), address.filter((part) => part !== null).join(' ') || null),
          ...known(t('requester.phone'), requester.phone),
          ...known(t('requester.email'), requester.email),
          { label: t('new.question'), value: task.question },
          {
            label: t('column.due'),
            value: task.state === 'open' ? <Term on={task.dueOn} /> : format.dateWithoutDay(task.dueOn),
          },
        ]}
      />
    </Card>
  );
}

function Decided({ decided }: { decided: readonly KeeperDecision[] }) {
  const { t, language } = rightsTexts.useText();
  return (
    <Card>
      <CardHeader title={t('keeper.decided')} count={decided.length} />
      <ul className="sk-plain-list">
        {decided.map((item) => (
          <li key={item.mentionId}>
            <b>{item.reference}</b> <Chip tone="decision">{t(`keeperOutcome.${item.outcome}`)}</Chip>
            <div className="sk-small sk-soft">
              {[
                item.decidedByName,
                ...WITHHOLDING_REASONS.filter(({ code }) => item.reasons.includes(code)).map(
                  (reason) => `${reason.title[language]} (${reason.articles.join(', ')})`,
                ),
              ].join('; ')}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export { KeeperTaskPage as Page };
