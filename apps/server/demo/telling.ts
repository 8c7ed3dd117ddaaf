import { createHash } from 'node:crypto';
import type { CalendarDate } from '#platform/kit/index.ts';
import type { Cast } from './actor.ts';
import type { Story } from './story.ts';

/** What telling needs: who does it, and which day it is. */
export type Telling = { readonly story: Story; readonly cast: Cast; readonly today: CalendarDate };

/** The same id at every telling, so that nothing can be told twice. */
export function storyId(key: string): string {
  const hex = createHash('sha256').update(`story:${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
