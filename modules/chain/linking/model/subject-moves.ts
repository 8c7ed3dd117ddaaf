/** A mention with the subject it belongs to now; null: to none. */
export type Place = { readonly mentionId: string; readonly subjectId: string | null };

export type Move = { readonly mentionId: string; readonly from: string | null; readonly to: string | null };

/** What a decision changes, in a form that can be turned back exactly. */
export type Change = {
  readonly moves: readonly Move[];
  /** Subjects that lead to `kept` from now on. */
  readonly merged: readonly string[];
  /** The subjects that it touches. */
  readonly parts: readonly string[];
};

/** All mentions come together in `kept`, which is one of the subjects, oldest first, or a new one. */
export function planJoin(places: readonly Place[], subjects: readonly string[], kept: string): Change {
  return {
    moves: places
      .filter((place) => place.subjectId !== kept)
      .map(({ mentionId, subjectId }) => ({ mentionId, from: subjectId, to: kept })),
    merged: subjects.filter((subject) => subject !== kept),
    parts: [...new Set([kept, ...subjects])],
  };
}

/** One mention leaves its subject and stands by itself again. */
export const planSplit = (mentionId: string, subjectId: string): Change => ({
  moves: [{ mentionId, from: subjectId, to: null }],
  merged: [],
  parts: [subjectId],
});

/**
 * Whether a later decision stands in the way of turning this one back: it touched the same subject or the same mention, so
 * what was before can no longer be restored exactly. Turn back the later one first.
 */
export function standsInTheWay(change: Change, later: Change): boolean {
  const moved = new Set(change.moves.map((move) => move.mentionId));
  const parts = new Set(change.parts);
  return later.parts.some((part) => parts.has(part)) || later.moves.some((move) => moved.has(move.mentionId));
}
