import type { Page } from 'playwright-core';
import { sure } from './call.ts';

const questions = {
  necessity: 'Brandgevaar voor de buren.',
  proportionality: 'Wij beginnen met eigen bronnen.',
  subsidiarity: 'Een waarschuwing hielp niet.',
  legalBases: [{ law: 'AVG', article: '6 lid 1 onder e' }],
  reason: 'Partners zijn nodig.',
};

/** Takes a recorded signal, by urgent weighings of two persons, to where it may be brought into a case. */
export async function weighForCase(coordinator: Page, chair: Page, signalId: string): Promise<void> {
  const weigh = async (decision: object): Promise<void> => {
    const path = `/signals/${signalId}/urgent-weighings`;
    const { data } = await sure(coordinator, 'POST', path, { ...questions, ...decision });
    await sure(chair, 'POST', `/agenda-items/${data.id}/confirmations`, {});
  };
  const { version } = (await sure(coordinator, 'GET', `/signals/${signalId}`)).data;
  await sure(coordinator, 'POST', `/signals/${signalId}/checks`, {
    expectedVersion: version,
    addressChecked: true,
    notDouble: true,
  });
  const { sources } = await sure(coordinator, 'GET', `/signals/${signalId}/weighings`);
  const source = {
    departmentId: sources.find((one: { allowed: boolean }) => one.allowed).departmentId,
    necessary: 'Wie huurt?',
    proportionate: 'Alleen dit adres.',
    noLighterWay: 'Geen andere bron.',
  };
  await weigh({ decision: 'take-up', sources: [source] });
  const research = await sure(coordinator, 'GET', `/signals/${signalId}/research-questions`);
  await sure(coordinator, 'POST', `/signals/${signalId}/research-closings`, {
    expectedVersion: research.version,
  });
  await weigh({ decision: 'case' });
}
