import { type Problem, problem } from '#platform/kit/index.ts';
import type { Member, Vote, WeighingChoice } from './weighing-schemas.ts';

type Tally = {
  /** Persons who voted for this decision, without who entered the signal. */
  readonly inFavour: number;
  /** Persons who voted against, or for something else. */
  readonly against: number;
  /** Members whose voice was heard, advice and abstention included; a coordinator's advice makes no quorum. */
  readonly heard: number;
};

function tallyOf(votes: readonly Vote[], decision: WeighingChoice, enteredByPersonId: string): Tally {
  const counted = votes.filter((vote) => vote.personId !== enteredByPersonId);
  return {
    inFavour: counted.filter((vote) => vote.vote === 'for' && vote.decision === decision).length,
    against: counted.filter(
      (vote) => vote.vote === 'against' || (vote.vote === 'for' && vote.decision !== decision),
    ).length,
    heard: votes.filter((vote) => vote.role !== 'coordinator').length,
  };
}

/** Members of the table who are not there; the sentence names them. */
const missingMembers = (members: readonly Member[], present: readonly string[]): string[] =>
  members.filter((member) => !present.includes(member.personId)).map((member) => member.name);

export type Setting = {
  readonly members: readonly Member[];
  readonly presentPersonIds: readonly string[];
  readonly quorum: number;
  readonly enteredByPersonId: string;
  readonly ruling: string | undefined;
};

/**
 * Why a table may not take this decision now, or undefined. Who entered the signal advises and is not counted; equal votes
 * need the chair's ruling with a reason.
 */
export function obstacleTo(
  decision: WeighingChoice,
  votes: readonly Vote[],
  setting: Setting,
): Problem | undefined {
  const present = setting.members.filter((member) =>
    setting.presentPersonIds.includes(member.personId),
  ).length;
  const tally = tallyOf(votes, decision, setting.enteredByPersonId);
  if (present < setting.quorum || tally.heard < setting.quorum) {
    const voted = votes.map((vote) => vote.personId);
    const missing = missingMembers(
      setting.members,
      present < setting.quorum ? setting.presentPersonIds : voted,
    );
    return problem('not-quorate', { params: { quorum: setting.quorum, missing: missing.join(', ') } });
  }
  // The reporter is the only one who is for it: that is deciding alone on what he or she entered.
  const onlyReporter =
    votes.some((vote) => vote.personId === setting.enteredByPersonId) && tally.against === 0;
  if (tally.inFavour === 0 && onlyReporter) return problem('entered-by-you');
  if (tally.inFavour === 0 || tally.inFavour < tally.against)
    return problem('not-carried', { params: { inFavour: tally.inFavour, against: tally.against } });
  if (tally.inFavour === tally.against && setting.ruling === undefined) {
    return problem('reason-missing', { errors: [{ pointer: '/ruling', code: 'required' }] });
  }
  return undefined;
}
