import { lazy } from 'react';
import { caseSignalPanel } from '#modules/chain/cases/web/index.ts';
import { mySignalPanel, WORD_BACK_STATES, wordBackPanel } from '#modules/chain/feedback/web/index.ts';
import { signalInquiryPanel } from '#modules/chain/inquiries/web/index.ts';
import { followedUpPanel, followUpPanel } from '#modules/chain/interventions/web/index.ts';
import { knownPersonsPanel } from '#modules/chain/linking/web/index.ts';
import { researchPanel } from '#modules/chain/research/web/index.ts';
import type { SignalPanel } from '#modules/chain/signals/web/index.ts';
import { weighingPanel } from '#modules/chain/weighing/web/index.ts';
import { signalDisclosures } from '#modules/trust/disclosures/web/index.ts';
import { signalTermPanel } from '#modules/trust/retention/web/index.ts';
import { restrictionPanel } from '#modules/trust/rights/web/index.ts';

const Links = lazy(async () => {
  const { ProposalsPanel } = await import('#modules/chain/linking/web/index.ts');
  return { default: ({ signal }: { signal: { id: string } }) => ProposalsPanel({ signalId: signal.id }) };
});

/** Who of the earlier mentions somebody may be who is being named. */
export const besidePerson = lazy(knownPersonsPanel);

/** What other modules put on the page of a signal. A module adds its line here. */
export const signalPanels: readonly SignalPanel[] = [
  {
    key: 'links',
    place: 'work',
    order: 10,
    Panel: Links,
    when: ({ abilities }) => abilities.coordinate === true,
  },
  { key: 'restricted', place: 'story', order: 5, Panel: lazy(restrictionPanel) },
  {
    key: 'follow-up',
    place: 'story',
    order: 40,
    Panel: lazy(followUpPanel),
    when: ({ signal, abilities }) => abilities.coordinate === true && signal.state === 'own-follow-up',
  },
  {
    key: 'followed-up',
    place: 'story',
    order: 40,
    Panel: lazy(followedUpPanel),
    when: ({ signal, abilities }) =>
      abilities.coordinate === true && ['outcome-recorded', 'closed'].includes(signal.state),
  },
  {
    key: 'weighing',
    place: 'work',
    order: 20,
    Panel: lazy(weighingPanel),
    when: ({ signal, abilities }) =>
      abilities.coordinate === true && !['received', 'returned', 'withdrawn'].includes(signal.state),
  },
  {
    key: 'research',
    place: 'story',
    order: 30,
    Panel: lazy(researchPanel),
    when: ({ signal, abilities }) =>
      abilities.coordinate === true &&
      !['received', 'returned', 'withdrawn', 'checked', 'weighing', 'monitored'].includes(signal.state),
  },
  {
    key: 'inquiries',
    place: 'story',
    order: 35,
    Panel: lazy(signalInquiryPanel),
    when: ({ signal }) => !['received', 'returned', 'withdrawn', 'checked'].includes(signal.state),
  },
  {
    key: 'disclosures',
    place: 'story',
    order: 50,
    Panel: lazy(signalDisclosures),
    when: ({ signal, abilities }) =>
      abilities.coordinate === true &&
      !['received', 'returned', 'withdrawn', 'checked'].includes(signal.state),
  },
  caseSignalPanel,
  {
    key: 'my-word-back',
    place: 'work',
    order: 5,
    Panel: lazy(mySignalPanel),
    when: ({ signal, abilities }) => abilities.coordinate !== true && WORD_BACK_STATES.includes(signal.state),
  },
  {
    key: 'word-back',
    place: 'work',
    order: 60,
    Panel: lazy(wordBackPanel),
    when: ({ signal, abilities }) => abilities.coordinate === true && WORD_BACK_STATES.includes(signal.state),
  },
  {
    key: 'retention',
    place: 'work',
    order: 90,
    Panel: lazy(signalTermPanel),
    when: ({ signal, abilities }) =>
      abilities.coordinate === true && ['withdrawn', 'dismissed', 'closed'].includes(signal.state),
  },
];
