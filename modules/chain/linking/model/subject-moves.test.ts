import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, type Place, planJoin, planSplit, standsInTheWay } from './subject-moves.ts';

/** A world in memory that does what the decisions say: mention -> subject, and merged subject -> where it leads. */
class World {
  readonly subjectOf = new Map<string, string | null>();
  readonly leadsTo = new Map<string, string>();
  readonly done: Change[] = [];
  #made = 0;

  constructor(mentions: number) {
    for (let index = 0; index < mentions; index += 1) this.subjectOf.set(`m${index}`, null);
  }
  places = (mentions: readonly string[]): Place[] =>
    mentions.map((mentionId) => ({ mentionId, subjectId: this.subjectOf.get(mentionId) ?? null }));
  withTheirSubjects(mentions: readonly string[]): string[] {
    const subjects = new Set(mentions.map((mention) => this.subjectOf.get(mention)).filter((one) => one));
    return [...this.subjectOf.keys()].filter(
      (mention) => mentions.includes(mention) || subjects.has(this.subjectOf.get(mention)),
    );
  }
  join(mentions: readonly string[]): void {
    const places = this.places(this.withTheirSubjects(mentions));
    const subjects = [...new Set(places.flatMap(({ subjectId }) => subjectId ?? []))].sort();
    if (subjects[0] === undefined) this.#made += 1;
    this.#apply(planJoin(places, subjects, subjects[0] ?? `s${this.#made}`));
  }
  split(mention: string): void {
    const subject = this.subjectOf.get(mention);
    if (subject) this.#apply(planSplit(mention, subject));
  }
  #apply(change: Change): void {
    for (const { mentionId, to } of change.moves) this.subjectOf.set(mentionId, to);
    for (const merged of change.merged) this.leadsTo.set(merged, change.parts[0] ?? '');
    this.done.push(change);
  }
  mayUndo = (at: number): boolean => {
    const change = this.done[at];
    return change !== undefined && !this.done.slice(at + 1).some((later) => standsInTheWay(change, later));
  };
  undo(at: number): void {
    const [change] = this.done.splice(at, 1);
    for (const { mentionId, from } of change?.moves ?? []) this.subjectOf.set(mentionId, from);
    for (const merged of change?.merged ?? []) this.leadsTo.delete(merged);
  }
  picture = () => JSON.stringify([[...this.subjectOf], [...this.leadsTo].sort()]);
}

const MENTIONS = 8;
const mention = fc.integer({ min: 0, max: MENTIONS - 1 }).map((index) => `m${index}`);
const step = fc.oneof(
  fc.record({ join: fc.uniqueArray(mention, { minLength: 2, maxLength: 4 }) }),
  fc.record({ split: mention }),
);
type Step = { join: string[] } | { split: string };
const take = (world: World, one: Step) => ('join' in one ? world.join(one.join) : world.split(one.split));

describe('joining and splitting', () => {
  test('a join keeps one subject and moves every mention of the others', () => {
    const places = [
      { mentionId: 'a', subjectId: 's1' },
      { mentionId: 'b', subjectId: 's2' },
      { mentionId: 'c', subjectId: null },
    ];
    expect(planJoin(places, ['s1', 's2'], 's1')).toEqual({
      moves: [
        { mentionId: 'b', from: 's2', to: 's1' },
        { mentionId: 'c', from: null, to: 's1' },
      ],
      merged: ['s2'],
      parts: ['s1', 's2'],
    });
  });

  test('a later decision about the same subject or mention stands in the way, another one does not', () => {
    const first = planJoin([{ mentionId: 'a', subjectId: null }], [], 's1');
    expect(standsInTheWay(first, planSplit('x', 's1'))).toBe(true);
    expect(standsInTheWay(first, planJoin([{ mentionId: 'a', subjectId: null }], [], 's9'))).toBe(true);
    expect(standsInTheWay(first, planSplit('x', 's2'))).toBe(false);
  });

  test('undoing restores mention to subject exactly, for any sequence', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const world = new World(MENTIONS);
        const before: string[] = [];
        for (const one of steps) {
          const picture = world.picture();
          const known = world.done.length;
          take(world, one as Step);
          if (world.done.length > known) before.push(picture);
        }
        while (world.done.length > 0) {
          world.undo(world.done.length - 1);
          expect(world.picture()).toBe(before.pop());
        }
      }),
    );
  });

  test('undoing anything that nothing stands in the way of leaves the same as if it was never decided', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 10 }), fc.nat(9), (steps, at) => {
        const world = new World(MENTIONS);
        for (const one of steps) take(world, one as Step);
        fc.pre(world.mayUndo(at));
        const change = world.done[at];
        const others = new Map(world.subjectOf);
        world.undo(at);
        for (const { mentionId, from } of change?.moves ?? []) {
          expect(world.subjectOf.get(mentionId)).toBe(from);
          others.delete(mentionId);
        }
        for (const [mentionId, subjectId] of others) expect(world.subjectOf.get(mentionId)).toBe(subjectId);
      }),
    );
  });
});
