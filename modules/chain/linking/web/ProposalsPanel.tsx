import { useQuery } from '@tanstack/react-query';
import {
  ButtonLink,
  Card,
  CardHeader,
  Decision,
  Empty,
  Loading,
  ProblemAlert,
  Proposal as ProposalCard,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Proposal } from '../model/index.ts';
import { proposalsOfSignalQuery } from './linking-api.ts';
import { linkingTexts } from './linking-texts.ts';
import { useReasons } from './use-reasons.ts';

/** In the work column of a signal: what may be the same, apart from the facts, and what was decided. */
export function ProposalsPanel({ signalId }: { signalId: string }) {
  const { t } = linkingTexts.useText();
  const { data, error, refetch } = useQuery(proposalsOfSignalQuery(signalId));
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const open = data.data.filter((proposal) => proposal.state === 'open' || proposal.state === 'later');
  const accepted = data.data.filter((proposal) => proposal.state === 'accepted');
  return (
    <Card>
      <CardHeader title={t('title')} aside={t('counts', { open: open.length, accepted: accepted.length })} />
      {data.data.length === 0 && <Empty title={t('none')}>{t('noneText')}</Empty>}
      <div className="sk-stack">
        {open.map((proposal) => (
          <OpenProposal key={proposal.id} proposal={proposal} />
        ))}
        {accepted.map((proposal) => (
          <Accepted key={proposal.id} proposal={proposal} />
        ))}
      </div>
    </Card>
  );
}

function OpenProposal({ proposal }: { proposal: Proposal }) {
  const { t } = linkingTexts.useText();
  const reasons = useReasons()(proposal);
  return (
    <ProposalCard
      about={t(`kind.${proposal.kind}`)}
      aside={t(`strength.${proposal.strength}`)}
      title={
        <TextLink to={`/signalen/${proposal.there.signalId}`}>
          {proposal.there.label ?? proposal.there.reference}
        </TextLink>
      }
      because={reasons.because}
      mind={reasons.mind === '' ? undefined : reasons.mind}
      actions={
        <ButtonLink small to={`/verbanden/${proposal.id}`}>
          {t('compare')}
        </ButtonLink>
      }
    >
      <p>
        {proposal.there.reference} · {proposal.there.title}
      </p>
    </ProposalCard>
  );
}

function Accepted({ proposal }: { proposal: Proposal }) {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  return (
    <Decision
      about={t(`kind.${proposal.kind}`)}
      aside={proposal.decidedAt === null ? undefined : format.date(proposal.decidedAt)}
      title={<TextLink to={`/signalen/${proposal.there.signalId}`}>{proposal.there.reference}</TextLink>}
      by={proposal.decidedBy}
    >
      <p>{proposal.there.title}</p>
      <TextLink to={`/verbanden/${proposal.id}`}>{t('compare')}</TextLink>
    </Decision>
  );
}
