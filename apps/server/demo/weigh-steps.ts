import { newId } from '#platform/kit/index.ts';
import { type Body, type Cast, sessionOf } from './actor.ts';

/** What a table writes down with a decision; texts come from who calls. */
type DecisionTexts = {
  readonly necessity: string;
  readonly proportionality: string;
  readonly subsidiarity: string;
  readonly reason: string;
};
export type Decision = {
  readonly signalId: string;
  readonly decision: 'take-up' | 'dismiss' | 'monitor' | 'refer' | 'own-follow-up' | 'case';
  readonly texts: DecisionTexts;
  readonly monitorUntil?: string;
  readonly referredTo?: string;
  /** Codes of departments: the sources that may be asked, or those that carry out. */
  readonly departments?: readonly string[];
};

export async function checkSignal(
  cast: Cast,
  municipality: string,
  signalId: string,
  role = 'coordinator',
): Promise<void> {
  const coordinator = await cast(`${role}-${municipality}`);
  const { version } = (await coordinator.get(`/signals/${signalId}`)).data;
  await coordinator.post(`/signals/${signalId}/checks`, {
    expectedVersion: version,
    addressChecked: true,
    notDouble: true,
  });
}

/** A meeting with these signals on its agenda, in this order. Answers its id and the items by signal. */
export async function planMeeting(
  cast: Cast,
  municipality: string,
  plannedAt: string,
  place: string,
  signalIds: readonly string[],
): Promise<{ id: string; items: Map<string, string> }> {
  const coordinator = await cast(`coordinator-${municipality}`);
  const tableId = (await coordinator.get('/weighing-tables')).data[0].id;
  const id = newId();
  await coordinator.post('/weighing-meetings', { id, tableId, plannedAt, place });
  const items = new Map<string, string>();
  for (const signalId of signalIds) {
    const { data } = await coordinator.post(`/weighing-meetings/${id}/agenda-items`, { signalId });
    items.set(signalId, data.id);
  }
  return { id, items };
}

const tableOf = (cast: Cast, municipality: string) =>
  Promise.all(['voorzitter', 'weger-1', 'weger-2'].map((name) => cast(`${name}-${municipality}`)));

/** Opens the meeting with everyone there. */
async function openMeeting(cast: Cast, municipality: string, meetingId: string): Promise<void> {
  const people = await tableOf(cast, municipality);
  const sessions = await Promise.all(people.map(sessionOf));
  const [chair] = people;
  if (chair === undefined) return;
  const { version } = (await chair.get(`/weighing-meetings/${meetingId}`)).data;
  await chair.post(`/weighing-meetings/${meetingId}/openings`, {
    presentPersonIds: sessions.map((session) => session.person.id),
    expectedVersion: version,
  });
}

function detailsOf(item: Body, wanted: Decision): Record<string, unknown> {
  const departments = item.sources.filter((source: Body) => wanted.departments?.includes(source.code));
  if (wanted.decision === 'take-up') {
    return {
      sources: departments.map((source: Body) => ({
        departmentId: source.departmentId,
        necessary: wanted.texts.necessity,
        proportionate: wanted.texts.proportionality,
        noLighterWay: wanted.texts.subsidiarity,
      })),
    };
  }
  if (wanted.decision !== 'own-follow-up') return {};
  const categories: string[] = item.categories.map((category: Body) => category.code);
  return {
    internalSharing: categories.map((category) => ({ category, reason: wanted.texts.necessity })),
    executing: departments.map((source: Body) => ({
      departmentId: source.departmentId,
      categories,
      reason: wanted.texts.reason,
    })),
  };
}

/** Everyone votes for it and the chair records it. */
async function decideItem(cast: Cast, municipality: string, itemId: string, wanted: Decision): Promise<void> {
  const people = await tableOf(cast, municipality);
  for (const person of people) {
    await person.post(`/agenda-items/${itemId}/votes`, { vote: 'for', decision: wanted.decision });
  }
  const [chair] = people;
  if (chair === undefined) return;
  const item = await chair.get(`/agenda-items/${itemId}`);
  await chair.post(`/agenda-items/${itemId}/decisions`, {
    ...wanted.texts,
    legalBases: item.legalBases.slice(0, 1),
    decision: wanted.decision,
    ...(wanted.monitorUntil === undefined ? {} : { monitorUntil: wanted.monitorUntil }),
    ...(wanted.referredTo === undefined ? {} : { referredTo: wanted.referredTo }),
    ...detailsOf(item, wanted),
    expectedVersion: item.data.version,
  });
}

/** A whole meeting: planned, opened, every decision taken, closed. */
export async function holdMeeting(
  cast: Cast,
  municipality: string,
  meeting: { readonly plannedAt: string; readonly place: string },
  decisions: readonly Decision[],
): Promise<void> {
  if (decisions.length === 0) return;
  const { id, items } = await planMeeting(
    cast,
    municipality,
    meeting.plannedAt,
    meeting.place,
    decisions.map((decision) => decision.signalId),
  );
  await openMeeting(cast, municipality, id);
  for (const decision of decisions) {
    const itemId = items.get(decision.signalId);
    if (itemId !== undefined) await decideItem(cast, municipality, itemId, decision);
  }
  const chair = await cast(`voorzitter-${municipality}`);
  const { version } = (await chair.get(`/weighing-meetings/${id}`)).data;
  await chair.post(`/weighing-meetings/${id}/closings`, { expectedVersion: version });
}

/** One question to a department; with `close` it answers and the research is closed. */
export async function research(
  cast: Cast,
  municipality: string,
  signalId: string,
  ask: {
    readonly source: string;
    readonly question: string;
    readonly motivation: string;
    readonly answer: 'hit' | 'no-hit';
    readonly close: boolean;
  },
): Promise<void> {
  const coordinator = await cast(`coordinator-${municipality}`);
  const { sources } = await coordinator.get(`/signals/${signalId}/research-questions`);
  const signal = (await coordinator.get(`/signals/${signalId}`)).data;
  const named = signal.mentions.find((mention: Body) => mention.name !== null);
  const { data } = await coordinator.post(`/signals/${signalId}/research-questions`, {
    departmentId: sources[0].departmentId,
    question: ask.question,
    motivation: ask.motivation,
    search: [
      {
        category: named.kind === 'person' ? 'identiteit' : 'onderneming',
        field: 'Naam',
        value: named.name,
        mentionId: named.id,
      },
    ],
  });
  if (!ask.close) return;
  const source = await cast(`${ask.source}-${municipality}`);
  await source.post(`/research-questions/${data.id}/answers`, {
    answer: ask.answer,
    motivation: ask.motivation,
    expectedVersion: 1,
  });
  const { version } = await coordinator.get(`/signals/${signalId}/research-questions`);
  await coordinator.post(`/signals/${signalId}/research-closings`, { expectedVersion: version });
}
