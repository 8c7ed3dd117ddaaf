import { addDays } from '#platform/kit/index.ts';
import type { Body } from './actor.ts';
import { municipalityOf, type Point, type StorySignal } from './story.ts';
import { tellCase } from './tell-case.ts';
import { tellSubjects } from './tell-subjects.ts';
import { storyId, type Telling } from './telling.ts';
import { checkSignal, type Decision, holdMeeting, planMeeting, research } from './weigh-steps.ts';

const UNCHECKED: readonly Point[] = ['received', 'returned'];
const FIRST_DECISION: Partial<Record<Point, Decision['decision']>> = {
  dismissed: 'dismiss',
  monitored: 'monitor',
  referred: 'refer',
};
const UNDECIDED: readonly Point[] = [...UNCHECKED, 'checked', 'weighing'];
const RESEARCHED: readonly Point[] = ['second-weighing', 'own-follow-up', 'in-case', 'closed'];
const FOLLOWED: readonly Point[] = ['own-follow-up', 'closed'];
const SOURCES = ['burgerzaken', 'vergunningen'];
const EXECUTING = ['toezicht-handhaving'];

async function record({ cast, today }: Telling, signal: StorySignal): Promise<void> {
  const {
    key,
    by,
    until: _until,
    daysAgo,
    coordinator: _who,
    question: _question,
    mentions,
    ...fields
  } = signal;
  await (await cast(by)).post('/signals', {
    ...fields,
    id: storyId(key),
    occurredOn: addDays(today, -daysAgo),
    mentions: mentions.map((mention, index) => ({ id: storyId(`${key}-${index}`), ...mention })),
  });
}

async function ask({ cast }: Telling, municipality: string, signal: StorySignal): Promise<void> {
  const coordinator = await cast(`coordinator-${municipality}`);
  const id = storyId(signal.key);
  const { version } = (await coordinator.get(`/signals/${id}`)).data;
  await coordinator.post(`/signals/${id}/returns`, { expectedVersion: version, question: signal.question });
}

const decisionOf = (telling: Telling, signal: StorySignal, decision: Decision['decision']): Decision => ({
  signalId: storyId(signal.key),
  decision,
  texts: telling.story.texts[decision],
  ...(decision === 'monitor' ? { monitorUntil: addDays(telling.today, telling.story.monitorDays) } : {}),
  ...(decision === 'refer' ? { referredTo: telling.story.referredTo } : {}),
  ...(decision === 'take-up' ? { departments: SOURCES } : {}),
  ...(decision === 'own-follow-up' ? { departments: EXECUTING } : {}),
});

/** The table of one municipality: a first meeting, research, a second one, and the agenda of the next. */
async function weigh(telling: Telling, municipality: string, signals: readonly StorySignal[]): Promise<void> {
  const { cast, story, today } = telling;
  const meeting = (days: number) => ({
    plannedAt: `${addDays(today, days)}T09:00:00Z`,
    place: story.meetings.place,
  });
  const first = signals.filter((signal) => !UNDECIDED.includes(signal.until));
  const decisions = first.map((signal) =>
    decisionOf(telling, signal, FIRST_DECISION[signal.until] ?? 'take-up'),
  );
  await holdMeeting(cast, municipality, meeting(-14), decisions);
  for (const signal of first) {
    const close = RESEARCHED.includes(signal.until);
    if (!close && signal.until !== 'research') continue;
    await research(cast, municipality, storyId(signal.key), { ...story.research, close });
  }
  const second = first
    .filter((signal) => FOLLOWED.includes(signal.until) || signal.until === 'in-case')
    .map((signal) => decisionOf(telling, signal, signal.until === 'in-case' ? 'case' : 'own-follow-up'));
  await holdMeeting(cast, municipality, meeting(-7), second);
  const next = signals.filter((signal) => signal.until === 'weighing');
  if (next.length > 0) {
    const ids = next.map((signal) => storyId(signal.key));
    await planMeeting(cast, municipality, meeting(2).plannedAt, story.meetings.place, ids);
  }
}

async function followUp(telling: Telling, municipality: string, signal: StorySignal): Promise<void> {
  const { cast, story, today } = telling;
  const coordinator = await cast(`coordinator-${municipality}`);
  const ground = `/signals/${storyId(signal.key)}`;
  const { data } = await coordinator.get(`${ground}/intervention-options`);
  await coordinator.post(`${ground}/interventions`, {
    ...story.followUp,
    departmentCode: EXECUTING[0],
    responsibleAppointmentId: data.responsibles.find((one: Body) => one.departmentCode === EXECUTING[0])
      ?.appointmentId,
    plannedFrom: addDays(today, 3),
    plannedUntil: addDays(today, 20),
    proofs: [],
  });
  if (signal.until !== 'closed') return;
  await coordinator.post(`${ground}/outcome`, { ...story.outcome });
  const { texts } = (await coordinator.get(`${ground}/feedback-proposals`)).data;
  await coordinator.post(`${ground}/feedbacks`, { channel: 'product', text: texts[0].text });
  const { version } = (await coordinator.get(ground)).data;
  await coordinator.post(`${ground}/closings`, { expectedVersion: version, reason: story.closing });
}

async function tellMunicipality(telling: Telling, municipality: string): Promise<void> {
  const { story, cast } = telling;
  const signals = story.signals.filter((signal) => municipalityOf(story, signal.by) === municipality);
  for (const signal of signals) await record(telling, signal);
  for (const signal of signals) {
    if (signal.until === 'returned') await ask(telling, municipality, signal);
    if (UNCHECKED.includes(signal.until)) continue;
    await checkSignal(cast, municipality, storyId(signal.key), signal.coordinator);
  }
  await weigh(telling, municipality, signals);
  for (const signal of signals) {
    if (FOLLOWED.includes(signal.until)) await followUp(telling, municipality, signal);
  }
}

/** The whole story, town beside town, then the case that grew out of it, and what of all that is the same. */
export async function tellStory(telling: Telling): Promise<void> {
  await Promise.all(telling.story.municipalities.map((code) => tellMunicipality(telling, code)));
  await tellCase(telling);
  await tellSubjects(telling);
}
