import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Actions, Alert, Button, Card, CardHeader, Decision, ProblemAlert } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Vote, Weighing, WeighingChoice } from '../model/index.ts';
import { castVote, itemQuery, type MeetingReply } from './weighing-api.ts';
import { weighingTexts } from './weighing-texts.ts';

type Props = { meeting: MeetingReply; itemId: string | null; choice: WeighingChoice | '' };

/** At the right: who voted what, the own vote, and the decisions of this meeting. */
export function VotesColumn({ meeting, itemId, choice }: Props) {
  const { t } = weighingTexts.useText();
  return (
    <div className="sk-stack">
      {itemId !== null && <Votes itemId={itemId} choice={choice} />}
      {meeting.weighings.toReversed().map((weighing) => (
        <Made key={weighing.id} weighing={weighing} />
      ))}
      {meeting.weighings.length === 0 && itemId === null && <Alert title={t('chooseItem')} />}
    </div>
  );
}

function Votes({ itemId, choice }: { itemId: string; choice: WeighingChoice | '' }) {
  const { t } = weighingTexts.useText();
  const client = useQueryClient();
  const { data } = useQuery(itemQuery(itemId));
  const voting = useMutation({
    mutationFn: (vote: Vote['vote']) =>
      castVote(itemId, vote === 'for' && choice !== '' ? { vote, decision: choice } : { vote }),
    onSuccess: (next) => client.setQueryData(itemQuery(itemId).queryKey, next),
  });
  if (data === undefined) return null;
  const count = (vote: Vote['vote']) => data.votes.filter((one) => one.vote === vote).length;
  return (
    <Card>
      <CardHeader
        title={t('votes')}
        aside={t('votesCount', { inFavour: count('for'), against: count('against') })}
      />
      {data.votes.length === 0 && <p className="sk-soft">{t('noVotes')}</p>}
      {data.votes.map((vote) => (
        <div key={vote.personId} className="weighing__vote">
          <span>
            <strong>{vote.name}</strong>
            <br />
            <span className="sk-soft">{t(`role.${vote.role}`)}</span>
          </span>
          <span>
            {vote.vote === 'for' && vote.decision !== null
              ? t('voteFor', { decision: t(`choice.${vote.decision}`) })
              : t(`vote.${vote.vote}`)}
          </span>
        </div>
      ))}
      {data.abilities.advise && (
        <Alert title={t('reporterNote')}>
          <Button small busy={voting.isPending} onClick={() => voting.mutate('advises')}>
            {t('castAdvise')}
          </Button>
        </Alert>
      )}
      {data.abilities.vote && (
        <>
          <h3>{t('castVote')}</h3>
          {choice === '' && <p className="sk-soft">{t('pickFirst')}</p>}
          <Actions>
            <Button
              small
              busy={voting.isPending}
              disabled={choice === ''}
              onClick={() => voting.mutate('for')}
            >
              {choice === '' ? t('castFor') : `${t('castFor')}: ${t(`choice.${choice}`)}`}
            </Button>
            <Button small busy={voting.isPending} onClick={() => voting.mutate('against')}>
              {t('castAgainst')}
            </Button>
            <Button small kind="tertiary" busy={voting.isPending} onClick={() => voting.mutate('abstains')}>
              {t('castAbstain')}
            </Button>
          </Actions>
        </>
      )}
      {voting.error && <ProblemAlert problem={voting.error} />}
    </Card>
  );
}

/** A decision that was made, with its stamp. */
export function Made({ weighing }: { weighing: Weighing }) {
  const { t } = weighingTexts.useText();
  const format = useFormat();
  const isFor = (vote: Vote) => vote.vote === 'for' && vote.decision === weighing.decision;
  const inFavour = weighing.votes.filter(isFor).length;
  const against = weighing.votes.filter(
    (vote) => vote.vote === 'against' || (vote.vote === 'for' && !isFor(vote)),
  ).length;
  const voteCount = t('votesCount', { inFavour, against });
  return (
    <Decision
      {...(weighing.number === null ? {} : { about: String(weighing.number) })}
      aside={format.date(weighing.decidedAt)}
      title={t(`choice.${weighing.decision}`)}
      by={t('byTable', { name: weighing.decidedByName, moment: format.dateTime(weighing.decidedAt) })}
    >
      <p>
        {weighing.reference}. {weighing.reason}
      </p>
      {weighing.votes.length > 0 && <p className="sk-soft">{voteCount}</p>}
    </Decision>
  );
}
