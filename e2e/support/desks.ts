import type { Desk, RunningProduct } from '#apps/testing/running-product.ts';

/** The desks of one journey: each person signs in once, at the first use, and keeps the browser. */
export function desksOf(product: () => RunningProduct) {
  const desks: Record<string, Desk> = {};
  return {
    at: async (name: string): Promise<Desk> => {
      desks[name] ??= await product().signIn(name);
      return desks[name];
    },
    /** What the browsers complained about, each line with whose desk it was. */
    complaints: (): string[] =>
      Object.entries(desks).flatMap(([name, desk]) => desk.complaints.map((line) => `${name}: ${line}`)),
  };
}
