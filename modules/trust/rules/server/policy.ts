import type { Actor } from '#platform/server/index.ts';

/** Only the privacy officer words, tries and confirms rules; the FG supervises that and does not do it. */
export const mayMakeRules = (actor: Actor): boolean => actor.roles.includes('privacyofficer');

/** The FG advises; who makes the rules does not advise on them. */
export const mayAdvise = (actor: Actor): boolean => actor.groups.includes('fg') && !mayMakeRules(actor);
