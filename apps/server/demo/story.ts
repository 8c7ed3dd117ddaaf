import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { contentDirectory } from '../prepare-database.ts';

const texts = z.object({
  necessity: z.string(),
  proportionality: z.string(),
  subsidiarity: z.string(),
  reason: z.string(),
});
const proof = z.object({ condition: z.string(), text: z.string() });
const partner = z.object({
  username: z.string(),
  organisation: z.string(),
  categories: z.array(z.string()),
});
const keysByKind = z.record(z.string(), z.array(z.string()));

/** How far a signal of the story comes; each point lies behind the ones it passes. */
const points = [
  'received',
  'returned',
  'checked',
  'weighing',
  'dismissed',
  'monitored',
  'referred',
  'taken-up',
  'research',
  'second-weighing',
  'own-follow-up',
  'in-case',
  'closed',
] as const;
export type Point = (typeof points)[number];

const storySignal = z.looseObject({
  key: z.string(),
  by: z.string(),
  until: z.enum(points),
  daysAgo: z.int().min(0),
  coordinator: z.string().optional(),
  question: z.string().optional(),
  mentions: z.array(z.looseObject({})),
});
export type StorySignal = z.output<typeof storySignal>;

const storySchema = z.object({
  note: z.string(),
  municipalities: z.array(z.string()),
  meetings: z.object({ place: z.string() }),
  texts: z.record(z.enum(['take-up', 'dismiss', 'monitor', 'refer', 'own-follow-up', 'case']), texts),
  referredTo: z.string(),
  monitorDays: z.int(),
  research: z.object({
    source: z.string(),
    question: z.string(),
    motivation: z.string(),
    answer: z.enum(['hit', 'no-hit']),
  }),
  closing: z.string(),
  followUp: z.object({ track: z.string(), title: z.string(), instruction: z.string() }),
  outcome: z.looseObject({}),
  case: z.object({
    signals: z.array(z.string()),
    title: z.string(),
    aim: z.string(),
    proofs: z.array(proof),
    partners: z.array(partner),
    invited: partner,
    shares: z.array(z.object({ organisation: z.string(), keys: keysByKind })),
    interventions: z.array(
      z.object({
        by: z.string(),
        plan: z.record(z.string(), z.unknown()),
        from: z.int(),
        until: z.int(),
        steps: z.array(z.string()),
      }),
    ),
    measure: z.record(z.string(), z.unknown()),
  }),
  subjects: z.object({
    by: z.string(),
    merges: z.array(z.object({ key: z.string(), mentions: z.array(z.string()).min(2), reason: z.string() })),
    links: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        relation: z.string(),
        source: z.string(),
        reason: z.string(),
      }),
    ),
  }),
  signals: z.array(storySignal),
});
export type Story = z.output<typeof storySchema>;

/** The invented signals of the demo. Errors: a file that does not fit its form. */
export async function readStory(): Promise<Story> {
  return storySchema.parse(JSON.parse(await readFile(`${contentDirectory}/demo/story.json`, 'utf8')));
}

/** In which town a person of the story works: the part of the login name after the role. */
export const municipalityOf = (story: Story, username: string): string =>
  story.municipalities.find((code) => username.endsWith(`-${code}`)) ?? username;
