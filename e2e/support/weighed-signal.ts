import type { Page } from 'playwright-core';
import { newId } from '#platform/kit/index.ts';
import { sure } from './call.ts';
import { dayFromToday } from './dates.ts';

/* What comes before a case or an own follow-up, over the API: a signal of Zwolle, checked, researched and weighed. */

/** The browser page of somebody by login name. */
export type PageOf = (name: string) => Promise<Page>;

export type RecordedSignal = {
  readonly id: string;
  readonly narrative: string;
  readonly mentions: readonly object[];
};

const QUESTIONS = {
  necessity: 'Brandgevaar voor de buren.',
  proportionality: 'Wij beginnen met eigen bronnen.',
  subsidiarity: 'Een waarschuwing hielp niet.',
  legalBases: [{ law: 'AVG', article: '6 lid 1 onder e' }],
  reason: 'Partners zijn nodig.',
};

/** Checked by the coordinator, so that it can be weighed. Gives the reference of the signal. */
export async function checkSignal(pageOf: PageOf, id: string): Promise<string> {
  const coordinator = await pageOf('coordinator-zwolle');
  const { version, reference } = (await sure(coordinator, 'GET', `/signals/${id}`)).data;
  const checked = { expectedVersion: version, addressChecked: true, notDouble: true };
  await sure(coordinator, 'POST', `/signals/${id}/checks`, checked);
  return reference;
}

/** Two persons weigh outside the meeting: the coordinator proposes, the chair confirms. */
export async function weighUrgently(pageOf: PageOf, id: string, decision: object): Promise<void> {
  const coordinator = await pageOf('coordinator-zwolle');
  const weighing = { ...QUESTIONS, ...decision };
  const { data } = await sure(coordinator, 'POST', `/signals/${id}/urgent-weighings`, weighing);
  await sure(await pageOf('voorzitter-zwolle'), 'POST', `/agenda-items/${data.id}/confirmations`, {});
}

/** Recorded at a desk, checked, taken up and researched: ready for its second weighing. Gives its reference. */
export async function researchedSignal(
  pageOf: PageOf,
  reporter: string,
  signal: RecordedSignal,
): Promise<string> {
  await sure(await pageOf(reporter), 'POST', '/signals', {
    ...signal,
    processCode: 'bedrijventerrein',
    themeCode: 'hennepteelt',
    occurredOn: dayFromToday(-4),
  });
  const reference = await checkSignal(pageOf, signal.id);
  const coordinator = await pageOf('coordinator-zwolle');
  const { sources } = await sure(coordinator, 'GET', `/signals/${signal.id}/weighings`);
  const { departmentId } = sources.find((source: { allowed: boolean }) => source.allowed);
  const why = {
    necessary: 'Wie huurt?',
    proportionate: 'Alleen dit adres.',
    noLighterWay: 'Geen andere bron.',
  };
  await weighUrgently(pageOf, signal.id, { decision: 'take-up', sources: [{ departmentId, ...why }] });
  const { version } = await sure(coordinator, 'GET', `/signals/${signal.id}/research-questions`);
  await sure(coordinator, 'POST', `/signals/${signal.id}/research-closings`, { expectedVersion: version });
  return reference;
}

/** A signal that was weighed to become a case. */
export async function weighedSignal(
  pageOf: PageOf,
  recorded: Omit<RecordedSignal, 'id'>,
): Promise<{ readonly id: string; readonly reference: string }> {
  const id = newId();
  const reference = await researchedSignal(pageOf, 'toezicht-zwolle', { id, ...recorded });
  await weighUrgently(pageOf, id, { decision: 'case' });
  return { id, reference };
}
