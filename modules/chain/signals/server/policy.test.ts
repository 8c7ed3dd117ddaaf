import { describe, expect, test } from 'vitest';
import { abilitiesOf, type SignalAbilities, type SignalInView } from './policy.ts';

const reader = (changes: object) => ({
  kind: 'person' as const,
  organisation: { id: 'org', code: 'x', type: 'gemeente', name: 'X', prefix: 'XXX', cbsCode: null },
  person: { id: 'me', name: 'Ik', language: 'nl' as const },
  groups: ['reporter'],
  purposes: ['ondermijning-intern'],
  widePurposes: [],
  ...changes,
});
const coordinator = reader({ groups: ['coordinator'], widePurposes: ['ondermijning-intern'] });
const people = {
  'the coordinator of the purpose': coordinator,
  'a coordinator of another purpose': reader({
    groups: ['coordinator'],
    widePurposes: ['persoonsgerichte-aanpak'],
  }),
  'a coordinator elsewhere': { ...coordinator, organisation: { ...coordinator.organisation, id: 'other' } },
  'the reporter': reader({ person: { id: 'reporter', name: 'R', language: 'nl' } }),
  'a colleague of the reporter': reader({}),
  'a weigher': reader({ groups: ['weigher'] }),
  'a processor who entered it': reader({
    kind: 'processor',
    person: { id: 'reporter', name: 'R', language: 'nl' },
  }),
};

const signal = (changes: Partial<SignalInView> = {}): SignalInView => ({
  state: 'received',
  purposeCode: 'ondermijning-intern',
  organisationId: 'org',
  audience: 'organisation',
  enteredByPersonId: 'reporter',
  origin: 'desk',
  holder: null,
  ...changes,
});

const nothing: SignalAbilities = {
  edit: false,
  check: false,
  ask: false,
  answer: false,
  add: false,
  withdraw: false,
  assign: false,
  take: false,
  coordinate: false,
  shield: false,
};
type Row = [keyof typeof people, string, Partial<SignalInView>, Partial<SignalAbilities>];

const all = {
  edit: true,
  check: true,
  ask: true,
  add: true,
  withdraw: true,
  assign: true,
  take: true,
  coordinate: true,
  shield: true,
};
const rows: Row[] = [
  ['the coordinator of the purpose', 'received', {}, all],
  [
    'the coordinator of the purpose',
    'received and held by the coordinator',
    { holder: { id: 'me' } },
    { ...all, take: false },
  ],
  ['the coordinator of the purpose', 'imported', { origin: 'import' }, { ...all, ask: false }],
  [
    'the coordinator of the purpose',
    'entered by the coordinator',
    { enteredByPersonId: 'me' },
    { ...all, ask: false },
  ],
  [
    'the coordinator of the purpose',
    'checked',
    { state: 'checked' },
    { ...all, check: false, withdraw: false },
  ],
  [
    'the coordinator of the purpose',
    'at the table',
    { state: 'weighing' },
    { add: true, assign: true, take: true, coordinate: true, shield: true },
  ],
  ['the coordinator of the purpose', 'closed', { state: 'closed' }, { coordinate: true, shield: true }],
  ['the coordinator of the purpose', 'restricted', { audience: 'restricted' }, {}],
  ['the coordinator of the purpose', 'opened by name', { audience: 'named' }, {}],
  [
    'the coordinator of the purpose',
    'opened by name and named',
    { audience: 'named', named: true },
    { shield: true },
  ],
  ['a coordinator of another purpose', 'opened by name and named', { audience: 'named', named: true }, {}],
  ['a weigher', 'opened by name and named', { audience: 'named', named: true }, {}],
  ['a coordinator of another purpose', 'received', {}, {}],
  ['a coordinator elsewhere', 'received', {}, {}],
  ['the reporter', 'received', {}, { add: true, withdraw: true }],
  ['the reporter', 'returned', { state: 'returned' }, { add: true, withdraw: true, answer: true }],
  ['the reporter', 'checked', { state: 'checked' }, { add: true }],
  ['the reporter', 'closed', { state: 'closed' }, {}],
  ['the reporter', 'withdrawn', { state: 'withdrawn' }, {}],
  ['the reporter', 'imported in that name', { origin: 'import' }, {}],
  ['a colleague of the reporter', 'received', {}, {}],
  ['a weigher', 'at the table', { state: 'weighing' }, {}],
  ['a processor who entered it', 'received', {}, {}],
];

describe('what somebody may do with a signal', () => {
  test.each(rows)('%s, %s', (who, _situation, changes, expected) => {
    expect(abilitiesOf(people[who], signal(changes))).toEqual({ ...nothing, ...expected });
  });
});
