/** Tracks of an intervention, in the order in which a plan shows them. */
export const TRACKS = [
  'administrative',
  'criminal',
  'fiscal',
  'civil',
  'care',
  'housing',
  'preventive',
  'digital',
] as const;
export type Track = (typeof TRACKS)[number];
