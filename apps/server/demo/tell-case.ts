import { addDays } from '#platform/kit/index.ts';
import {
  acceptBringIn,
  bringIn,
  identifyPeople,
  invite,
  joinCase,
  planIntervention,
  shareWith,
  stepCase,
  stepIntervention,
} from './case-steps.ts';
import { municipalityOf } from './story.ts';
import { storyId, type Telling } from './telling.ts';

/** One case of the RIEC: two signals brought in, partners at work, one invitation open, a plan with its order. */
export async function tellCase({ story, cast, today }: Telling): Promise<void> {
  const told = story.case;
  let caseId: string | undefined;
  for (const key of told.signals) {
    const signal = story.signals.find((one) => one.key === key);
    if (signal === undefined) continue;
    const municipality = municipalityOf(story, signal.by);
    const bringer = `coordinator-${municipality}`;
    const offered = {
      bringer,
      participants: [bringer],
      signalId: storyId(key),
      title: told.title,
      proofs: told.proofs,
    };
    const bringInId = await bringIn(cast, offered);
    caseId ??= await acceptBringIn(cast, bringInId, { title: told.title, aim: told.aim });
  }
  if (caseId === undefined) return;
  for (const partner of told.partners) await joinCase(cast, caseId, partner);
  await invite(cast, caseId, told.invited);
  await identifyPeople(cast, caseId);
  for (const share of told.shares) await shareWith(cast, caseId, share.organisation, share.keys, told.proofs);
  await stepCase(cast, caseId, 'plan');
  for (const { by, plan, from, until, steps } of told.interventions) {
    const { id } = await planIntervention(cast, by, `/cases/${caseId}`, {
      ...plan,
      plannedFrom: addDays(today, from),
      plannedUntil: addDays(today, until),
    });
    await stepIntervention(
      cast,
      by,
      id,
      steps.map((step) => ({ step })),
    );
  }
  const planner = await cast(told.interventions[0]?.by ?? 'riec-casusregisseur');
  await planner.post(`/cases/${caseId}/plan-shares`, { proofs: [] });
  await (await cast('riec-casusregisseur')).post(`/cases/${caseId}/plan-shares`, { proofs: told.proofs });
  await planner.post(`/cases/${caseId}/barrier-measures`, { ...told.measure, measuredOn: today });
}
