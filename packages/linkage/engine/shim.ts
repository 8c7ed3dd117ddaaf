export const givenNameFamilies = (_name: string): number[] => [];
export function readDate(cell: string) {
  const m = /^(\d{4})(\d{2})(\d{2})$/.exec(cell) ?? null;
  if (m) return { year: +m[1]!, month: +m[2]!, day: +m[3]!, placeholder: false };
  const d = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(cell);
  if (d) return { year: +d[3]!, month: +d[2]!, day: +d[1]!, placeholder: d[1] === '1' && d[2] === '1' };
  return null;
}
