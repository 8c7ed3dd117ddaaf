import type { Desk } from '#apps/testing/running-product.ts';
import { addDays, calendarDateAt, newId, systemClock } from '#platform/kit/index.ts';
import { sure } from './call.ts';

type At = (name: string) => Promise<Desk>;
type Weighed = { readonly id: string; readonly reference: string };

const QUESTIONS = {
  necessity: 'Brandgevaar voor de buren.',
  proportionality: 'Wij beginnen met eigen bronnen.',
  subsidiarity: 'Een waarschuwing hielp niet.',
  legalBases: [{ law: 'AVG', article: '6 lid 1 onder e' }],
  reason: 'Partners zijn nodig.',
};

/** Two persons weigh outside the meeting: the coordinator proposes, the chair confirms. */
async function weigh(at: At, signalId: string, decision: object): Promise<void> {
  const coordinator = (await at('coordinator-zwolle')).page;
  const weighing = { ...QUESTIONS, ...decision };
  const { data } = await sure(coordinator, 'POST', `/signals/${signalId}/urgent-weighings`, weighing);
  await sure((await at('voorzitter-zwolle')).page, 'POST', `/agenda-items/${data.id}/confirmations`, {});
}

async function takeUp(at: At, signalId: string): Promise<void> {
  const coordinator = (await at('coordinator-zwolle')).page;
  const { sources } = await sure(coordinator, 'GET', `/signals/${signalId}/weighings`);
  const { departmentId } = sources.find((source: { allowed: boolean }) => source.allowed);
  const why = {
    necessary: 'Wie huurt?',
    proportionate: 'Alleen dit adres.',
    noLighterWay: 'Geen andere bron.',
  };
  await weigh(at, signalId, { decision: 'take-up', sources: [{ departmentId, ...why }] });
  const { version } = await sure(coordinator, 'GET', `/signals/${signalId}/research-questions`);
  await sure(coordinator, 'POST', `/signals/${signalId}/research-closings`, { expectedVersion: version });
}

/** A signal of Zwolle that was recorded, checked, researched and weighed to become a case: set-up, over the API. */
export async function weighedSignal(
  at: At,
  recorded: { readonly narrative: string; readonly mentions: readonly object[] },
): Promise<Weighed> {
  const id = newId();
  await sure((await at('toezicht-zwolle')).page, 'POST', '/signals', {
    id,
    processCode: 'bedrijventerrein',
    themeCode: 'hennepteelt',
    occurredOn: addDays(calendarDateAt(systemClock.now()), -4),
    ...recorded,
  });
  const coordinator = (await at('coordinator-zwolle')).page;
  const { version, reference } = (await sure(coordinator, 'GET', `/signals/${id}`)).data;
  const checks = { expectedVersion: version, addressChecked: true, notDouble: true };
  await sure(coordinator, 'POST', `/signals/${id}/checks`, checks);
  await takeUp(at, id);
  await weigh(at, id, { decision: 'case' });
  return { id, reference };
}
