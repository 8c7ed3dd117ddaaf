import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import {
  Button,
  Card,
  CardHeader,
  Empty,
  Loading,
  Page,
  ProblemPage,
  Properties,
  Stack,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Vote, Weighing } from '../model/index.ts';
import { Made } from './VotesColumn.tsx';
import { meetingQuery } from './weighing-api.ts';
import { weighingTexts } from './weighing-texts.ts';

/** The record of a meeting: who was there, and per signal the four questions and the decision. Prints well. */
export function RecordPage() {
  const { id = '' } = useParams();
  const { t } = weighingTexts.useText();
  const format = useFormat();
  const { data, error, refetch } = useQuery(meetingQuery(id));
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const present = data.table.members.filter((member) => data.data.presentPersonIds.includes(member.personId));
  return (
    <Page
      title={t('report.title')}
      lead={[format.dateTime(data.data.plannedAt), data.data.place].filter(Boolean).join(' · ')}
      crumbs={[
        { label: t('meetings'), to: '/wegingstafel' },
        { label: data.data.tableName, to: `/wegingstafel/${id}` },
        { label: t('record') },
      ]}
      actions={<Button onClick={() => window.print()}>{t('print')}</Button>}
    >
      <Stack>
        <Card>
          <CardHeader title={t('report.present')} count={present.length} />
          <p>{present.map((member) => `${member.name} (${t(`role.${member.role}`)})`).join(', ')}</p>
        </Card>
        {data.weighings.length === 0 && <Empty title={t('report.nothing')} />}
        {data.weighings.map((weighing) => (
          <Item key={weighing.id} weighing={weighing} />
        ))}
      </Stack>
    </Page>
  );
}

/** Kinds of data that rest on one reason stand before it together. */
const sharingText = ({ internalSharing }: Weighing): string =>
  [...Map.groupBy(internalSharing, (one) => one.reason)]
    .map(([reason, shared]) => `${shared.map((one) => one.title ?? one.category).join(', ')}: ${reason}`)
    .join('; ');

function Item({ weighing }: { weighing: Weighing }) {
  const { t } = weighingTexts.useText();
  const format = useFormat();
  const voteText = (vote: Vote): string => {
    const said =
      vote.vote === 'for' && vote.decision !== null
        ? t('voteFor', { decision: t(`choice.${vote.decision}`) })
        : t(`vote.${vote.vote}`);
    return `${vote.name} (${t(`role.${vote.role}`)}): ${said}`;
  };
  const bases = weighing.legalBases.map((basis) => `${basis.law} ${basis.article}`).join('; ');
  const rows = [
    { label: t('necessity'), value: weighing.necessity },
    { label: t('proportionality'), value: weighing.proportionality },
    { label: t('subsidiarity'), value: weighing.subsidiarity },
    { label: t('legalBases'), value: bases },
    ...(weighing.sources.length === 0
      ? []
      : [
          {
            label: t('report.sources'),
            value: weighing.sources.map((source) => `${source.title} (${source.rule})`).join(', '),
          },
        ]),
    ...(weighing.executing.length === 0
      ? []
      : [{ label: t('report.executing'), value: weighing.executing.map((one) => one.title).join(', ') }]),
    ...(weighing.monitorUntil === null
      ? []
      : [{ label: t('monitorUntil'), value: format.date(weighing.monitorUntil) }]),
    ...(weighing.referredTo === null ? [] : [{ label: t('referredTo'), value: weighing.referredTo }]),
    ...(weighing.internalSharing.length === 0
      ? []
      : [
          {
            label: t('sharing'),
            value: sharingText(weighing),
          },
        ]),
    { label: t('votes'), value: weighing.votes.map(voteText).join('; ') },
    ...(weighing.ruling === null ? [] : [{ label: t('ruling'), value: weighing.ruling }]),
  ];
  return (
    <Card>
      <CardHeader
        title={t('report.item', { reference: weighing.reference, title: weighing.title })}
        aside={t(`round.${weighing.round}`)}
      />
      <Stack>
        <Properties items={rows} />
        <Made weighing={weighing} />
      </Stack>
    </Card>
  );
}

export { RecordPage as Page };
