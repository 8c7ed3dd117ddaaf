import { storyId, type Telling } from './telling.ts';

/** What a coordinator found to be the same, and how that hangs together. */
export async function tellSubjects({ story, cast }: Telling): Promise<void> {
  const { by, merges, links } = story.subjects;
  const coordinator = await cast(by);
  const subjects = new Map<string, string>();
  for (const { key, mentions, reason } of merges) {
    const mentionIds = mentions.map(storyId);
    const preview = await coordinator.get(`/subject-merge-previews?mentions=${mentionIds.join(',')}`);
    const { expectedState } = preview.data;
    const { data } = await coordinator.post('/subject-merges', { mentionIds, reason, expectedState });
    subjects.set(key, data.id);
  }
  for (const { from, to, relation, source, reason } of links)
    await coordinator.post(`/subjects/${subjects.get(from)}/links`, {
      relation,
      otherSubjectId: subjects.get(to),
      sourceSignalId: storyId(source),
      reason,
    });
}
