/** The one list of bounds: from which probability on each word holds, in queue, review and drawing alike. */
export const SURE_FROM = { 'near-certain': 0.99, strong: 0.9, likely: 0.5, possible: 0.02 } as const;

/** How strongly a proposal is put, most first. */
export const strengths = ['near-certain', 'strong', 'likely', 'possible'] as const;

/** The strength of a probability. Below `possible` it is not made by the engine, and kept as possible where keys made it. */
export function strengthOf(probability: number): (typeof strengths)[number] {
  if (probability >= SURE_FROM['near-certain']) return 'near-certain';
  if (probability >= SURE_FROM.strong) return 'strong';
  return probability >= SURE_FROM.likely ? 'likely' : 'possible';
}
