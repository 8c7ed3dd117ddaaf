import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useParams } from 'react-router';
import { DestroyedNotice } from '#modules/trust/retention/web/index.ts';
import {
  Alert,
  Button,
  Columns,
  Halves,
  Loading,
  Page,
  ProblemPage,
  StateSteps,
} from '#platform/ui/index.ts';
import { isApiProblem, mayEnter, useFormat, useSession } from '#platform/web/index.ts';
import { stationOf, stations } from '../../model/states.ts';
import { AddTo } from '../mine/MySignalCard.tsx';
import { type SignalPanel, type SignalPanelProps, usePanels } from '../panels.ts';
import { signalTexts } from '../signal-texts.ts';
import { type SignalReply, signalQuery } from '../signals-api.ts';
import { TextPiecesCard } from '../text/TextPiecesCard.tsx';
import { useContent } from '../use-content.ts';
import { AdditionsCard, FilesCard, TimelineCard } from './Around.tsx';
import { AudienceCard } from './AudienceCard.tsx';
import { MentionsCard } from './MentionsCard.tsx';
import { StoryCard } from './StoryCard.tsx';
import { WhyCard } from './WhyCard.tsx';
import { WorkCard } from './WorkCard.tsx';
import '../signals.css';

/** One signal: left the story, right the work. */
export function SignalPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(signalQuery(id));
  if (isApiProblem(error) && error.status === 404)
    return (
      <DestroyedNotice idOrReference={id} page>
        <ProblemPage problem={error} onRetry={() => void refetch()} />
      </DestroyedNotice>
    );
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return <Shown reply={data} />;
}

function Shown({ reply }: { reply: SignalReply }) {
  const { t } = signalTexts.useText();
  const format = useFormat();
  const session = useSession();
  const { data: signal, abilities, why } = reply;
  const { themeTitle, departmentTitle } = useContent(signal.themesVersionId);
  const props: SignalPanelProps = { signal, abilities };
  const queue = mayEnter(session, ['coordinator', 'care-coordinator']);
  const lead = [
    signal.reference,
    themeTitle(signal.themeCode),
    t('signal.receivedFrom', { date: format.dateTime(signal.receivedAt) }),
    signal.departmentCode !== null &&
      t('signal.from', { department: departmentTitle(signal.departmentCode) ?? '' }),
  ].filter(Boolean);
  return (
    <Page
      title={signal.title}
      lead={lead.join(' · ')}
      crumbs={[
        queue ? { label: t('title'), to: '/signalen' } : { label: t('mine.title'), to: '/mijn-meldingen' },
        { label: signal.reference },
      ]}
      actions={
        <Button icon={IconPrinter} onClick={() => print()}>
          {t('signal.print')}
        </Button>
      }
      below={
        <StateSteps
          steps={stations.map((key) => ({ key, label: t(`station.${key}`) }))}
          now={signal.state === 'closed' || signal.state === 'withdrawn' ? null : stationOf(signal.state)}
        />
      }
    >
      <Columns
        work={
          <>
            {abilities.coordinate === true ? (
              <WorkCard key={signal.version} reply={reply} />
            ) : (
              <ReporterCard reply={reply} />
            )}
            {abilities.shield === true && <AudienceCard signal={signal} />}
            <PanelList panels={usePanels('work', props)} props={props} />
            <WhyCard signal={signal} why={why} mayLook={abilities.coordinate === true} />
          </>
        }
      >
        <StoryCard signal={signal} />
        <MentionsCard signal={signal} abilities={abilities} />
        {abilities.edit === true && <TextPiecesCard signal={signal} />}
        <AdditionsCard signal={signal} />
        <PanelList panels={usePanels('story', props)} props={props} />
        <Halves>
          <FilesCard signal={signal} mayAdd={abilities.add === true} />
          <TimelineCard signal={signal} />
        </Halves>
      </Columns>
    </Page>
  );
}

function PanelList({ panels, props }: { panels: readonly SignalPanel[]; props: SignalPanelProps }) {
  return panels.map(({ key, Panel }) => (
    <Suspense key={key} fallback={<Loading />}>
      <Panel {...props} />
    </Suspense>
  ));
}

function ReporterCard({ reply }: { reply: SignalReply }) {
  const { t } = signalTexts.useText();
  const { data: signal, abilities } = reply;
  return (
    <>
      {reply.why.because === 'reporter' && <Alert>{t('signal.reporterView')}</Alert>}
      {abilities.add === true && <AddTo id={signal.id} reference={signal.reference} />}
    </>
  );
}

export { SignalPage as Page };
