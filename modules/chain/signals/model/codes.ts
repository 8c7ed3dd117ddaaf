/* Closed lists of a signal. The codes go over the line and into the database; the words for them are in the text files. */

export const signalStates = [
  'received',
  'returned',
  'withdrawn',
  'checked',
  'weighing',
  'monitored',
  'dismissed',
  'referred',
  'taken-up',
  'research',
  'second-weighing',
  'own-follow-up',
  'in-case',
  'outcome-recorded',
  'closed',
] as const;
export type SignalState = (typeof signalStates)[number];

/** States in which somebody still has something to do. */
export const openStates: readonly SignalState[] = signalStates.filter(
  (state) => state !== 'withdrawn' && state !== 'closed',
);

export const mentionKinds = [
  'person',
  'company',
  'vehicle',
  'address',
  'phone',
  'email',
  'account',
  'handle',
  'object',
] as const;
export type MentionKind = (typeof mentionKinds)[number];

/** What someone or something is in this one signal; a mention has a set of them (suspect and victim at once). */
export const mentionRoles = [
  'suspect',
  'victim',
  'witness',
  'owner',
  'landlord',
  'tenant',
  'resident',
  'director',
  'employer',
  'employee',
  'driver',
  'user',
  'involved',
  'unknown',
] as const;
export type MentionRole = (typeof mentionRoles)[number];

export const urgencies = ['normal', 'urgent'] as const;
export type Urgency = (typeof urgencies)[number];

export const confidences = ['seen', 'heard', 'suspected'] as const;
export type SignalConfidence = (typeof confidences)[number];

export const sourceKinds = ['employee', 'resident', 'business', 'partner', 'anonymous'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** From A (always reliable) to E (unreliable); F: cannot be judged. */
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Reliability = (typeof reliabilities)[number];

export const addressStates = ['none', 'as-written', 'found', 'not-found', 'point'] as const;
export type AddressState = (typeof addressStates)[number];

export const audiences = ['organisation', 'department', 'named', 'restricted'] as const;

export const origins = ['desk', 'import', 'api', 'public'] as const;
export type Origin = (typeof origins)[number];

/** Longest story, in characters. */
export const narrativeLimit = 20_000;
