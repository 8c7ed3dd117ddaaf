import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useNavigate, useParams } from 'react-router';
import {
  ButtonLink,
  Card,
  Columns,
  Empty,
  KeyHint,
  Loading,
  Page,
  ProblemAlert,
  ProblemPage,
  Proposal as ProposalCard,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Proposal } from '../../model/index.ts';
import { type PlaceInQueue, type ProposalReply, placeQuery, proposalQuery } from '../linking-api.ts';
import { linkingTexts } from '../linking-texts.ts';
import { DecideCard } from './DecideCard.tsx';
import { DecidedCard } from './DecidedCard.tsx';
import { EarlierDecisions } from './EarlierDecisions.tsx';
import { OutcomeCard } from './OutcomeCard.tsx';
import { ReviewConflict } from './ReviewConflict.tsx';
import { SidesTable } from './SidesTable.tsx';
import { useDecide } from './use-decide.ts';
import { queueSearch, useQueueFilters } from './use-queue-filters.ts';
import { useReviewKeys } from './use-review-keys.ts';
import { WaterfallCard } from './WaterfallCard.tsx';
import './review.css';

/** Two mentions side by side, how the program came to its proposal, and a person who decides. */
export function ReviewPage() {
  const { id = '' } = useParams();
  const { t, maybe } = linkingTexts.useText();
  const { filters } = useQueueFilters();
  const { data, error, refetch } = useQuery(proposalQuery(id));
  const place = useQuery(placeQuery(id, filters));
  const lead = useLead(data?.data, place.data);
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { data: proposal } = data;
  const search = queueSearch(filters);
  return (
    <Page
      title={maybe(`review.question-${proposal.kind}`) ?? t('review.question')}
      lead={lead}
      crumbs={[
        { label: t('title'), to: '/verbanden' },
        {
          label: place.data ? t('review.toJudgeCount', { count: place.data.count }) : t('review.toJudge'),
          to: `/verbanden${search}`,
        },
        { label: proposal.here.label ?? `${proposal.here.reference} – ${proposal.there.reference}` },
      ]}
      actions={<Steps place={place.data} search={search} />}
    >
      <Columns workWidth="narrow" work={<Work key={id} reply={data} />}>
        {data.weighed === null || data.weighed.fields.length === 0 ? (
          <Card>
            <Empty title={t('review.noFields')} />
          </Card>
        ) : (
          <>
            <div className="sk-card sk-card--flush">
              <SidesTable proposal={proposal} weighed={data.weighed} />
            </div>
            <WaterfallCard weighed={data.weighed} kind={proposal.kind} />
          </>
        )}
      </Columns>
    </Page>
  );
}

function useLead(proposal: Proposal | undefined, place: PlaceInQueue | undefined): string {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  if (proposal === undefined) return '';
  const moment = format.dateTime(proposal.createdAt);
  return place === undefined || place.place === null
    ? t('review.leadAlone', { moment })
    : t('review.lead', { place: place.place, count: place.count, moment });
}

/** J and K walk through the queue as it was filtered. */
function Steps({ place, search }: { place: PlaceInQueue | undefined; search: string }) {
  const { t } = linkingTexts.useText();
  const navigate = useNavigate();
  const go = (id: string | null | undefined) =>
    id ? () => void navigate(`/verbanden/${id}${search}`) : undefined;
  const steps = [
    { key: 'J', label: t('review.previous'), end: t('review.first'), act: go(place?.previous) },
    { key: 'K', label: t('review.next'), end: t('review.last'), act: go(place?.next) },
  ];
  useReviewKeys({ j: steps[0]?.act, k: steps[1]?.act });
  return (
    <div className="review-steps">
      {steps.map(({ key, label, end, act }) => (
        <button
          key={key}
          type="button"
          className="review-steps__one"
          aria-keyshortcuts={key}
          aria-disabled={act === undefined || undefined}
          title={act === undefined ? end : undefined}
          onClick={act}
        >
          <KeyHint>{key}</KeyHint> {label}
        </button>
      ))}
    </div>
  );
}

function Work({ reply }: { reply: ProposalReply }) {
  const { t } = linkingTexts.useText();
  const { data: proposal, weighed, earlier, subjectId, abilities } = reply;
  const { deciding, undoing, problem, ...conflict } = useDecide(reply);
  const busy = deciding.isPending || conflict.overruling.isPending;
  const stands = useRef<HTMLDivElement>(null);
  const done = deciding.isSuccess || undoing.isSuccess || conflict.overruling.isSuccess;
  // The button that was pressed is gone: the next key should not begin at the top of the page.
  useEffect(() => {
    if (done) stands.current?.focus();
  }, [done]);
  return (
    <>
      {weighed && <OutcomeCard proposal={proposal} weighed={weighed} />}
      {proposal.case && <CaseCard proposal={proposal} />}
      {problem && <ProblemAlert problem={problem} />}
      <ReviewConflict {...conflict} />
      <div ref={stands} tabIndex={-1} className="review-stands">
        {proposal.state !== 'open' && (
          <DecidedCard
            proposal={proposal}
            subjectId={subjectId}
            mayUndo={abilities.undo}
            busy={undoing.isPending}
            onUndo={() => undoing.mutate()}
          />
        )}
        {abilities.decide && (
          <DecideCard proposal={proposal} busy={busy} onDecide={(given) => deciding.mutate(given)} />
        )}
      </div>
      <p role="status" className="sk-hidden">
        {deciding.isSuccess && t('review.saved')}
      </p>
      <EarlierDecisions earlier={earlier} />
    </>
  );
}

function CaseCard({ proposal }: { proposal: Proposal }) {
  const { t } = linkingTexts.useText();
  if (proposal.case === null) return null;
  return (
    <ProposalCard
      about={t('kind.signal-of-case')}
      title={t('review.theCase', proposal.case)}
      actions={
        <ButtonLink small to={`/casussen/${proposal.case.id}`}>
          {t('review.toCase')}
        </ButtonLink>
      }
    >
      <p>{t('review.onlyNamed')}</p>
    </ProposalCard>
  );
}

export { ReviewPage as Page };
