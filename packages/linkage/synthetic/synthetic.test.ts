import { describe, expect, it } from 'vitest';
import { type availableSets, febrlLines } from './febrl/index.ts';
import { personLines } from './persons.ts';

const cellsOf = (lines: readonly string[], delimiter: string): string[][] =>
  lines.map((line) => line.split(delimiter));
const tally = (texts: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
};

describe('made persons', () => {
  const { header, lines } = personLines({ rows: 20_000, seed: 3, duplicates: 0.1 });
  const rows = cellsOf(lines, ',');
  const originals = rows.filter(([id]) => id?.endsWith('-0'));
  const column = (name: string) => header.split(',').indexOf(name);

  it('are the same for the same seed and others for another', () => {
    const few = (seed: number) => personLines({ rows: 50, seed, duplicates: 0.2 }).lines;
    expect(few(7)).toEqual(few(7));
    expect(few(7)).not.toEqual(few(8));
  });

  it('are as many as asked, of which the asked share is a copy of a person who is there', () => {
    expect(header).toBe(
      'id,given_names,prefix,family_name,birth_date,street,house_number,addition,postcode,town,phone',
    );
    expect(lines).toHaveLength(20_000);
    expect(originals).toHaveLength(18_000);
    const known = new Set(originals.map(([id]) => id?.split('-')[0]));
    expect(rows.every(([id]) => known.has(id?.split('-')[0]))).toBe(true);
    expect(new Set(rows.map(([id]) => id)).size).toBe(20_000);
  });

  it('may be one, or all originals', () => {
    expect(personLines({ rows: 1, seed: 1, duplicates: 0.9 }).lines).toHaveLength(1);
    const { lines } = personLines({ rows: 100, seed: 1, duplicates: 0 });
    expect(lines.every((line) => /^p\d+-0,/.test(line))).toBe(true);
  });

  it('have a few usual family names and very many rare ones', () => {
    const counts = [...tally(originals.map((row) => row[column('family_name')] ?? '')).values()];
    expect(Math.max(...counts)).toBeGreaterThan(100);
    expect(counts.length).toBeGreaterThan(4_000);
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(counts.length / 2);
  });

  it('have given names of their time', () => {
    const named = (name: string, from: number, to: number): number =>
      originals.filter((row) => {
        const year = Number(row[column('birth_date')]?.slice(0, 4));
        return row[column('given_names')]?.split(' ')[0] === name && year >= from && year < to;
      }).length;
    expect(named('Johannes', 1925, 1955)).toBeGreaterThan(3 * named('Johannes', 1990, 2024));
    expect(named('Emma', 1990, 2024)).toBeGreaterThan(10 * named('Emma', 1925, 1955));
  });

  it('have phones that are never given out, and a postcode that belongs to one town', () => {
    const phones = originals.map((row) => row[column('phone')] ?? '').filter(Boolean);
    expect(phones.every((phone) => /^06-000\d{5}$/.test(phone))).toBe(true);
    const townOf = new Map<string, Set<string>>();
    for (const row of originals) {
      const postcode = row[column('postcode')] ?? '';
      if (postcode === '') continue;
      expect(postcode).toMatch(/^[1-9]\d{3} [A-Z]{2}$/);
      const figures = postcode.slice(0, 4);
      townOf.set(figures, (townOf.get(figures) ?? new Set()).add(row[column('town')] ?? ''));
    }
    expect([...townOf.values()].every((towns) => towns.size === 1)).toBe(true);
  });

  it('live together: many rows share address and name without being the same person', () => {
    const homes = tally(
      originals.map((row) =>
        ['family_name', 'street', 'house_number', 'town'].map((each) => row[column(each)]).join(),
      ),
    );
    expect([...homes.values()].filter((count) => count > 1).length).toBeGreaterThan(1_000);
  });

  it('have copies that differ, in one cell or in many', () => {
    const byId = new Map(originals.map((row) => [row[0]?.split('-')[0], row]));
    const differences = rows
      .filter(([id]) => !id?.endsWith('-0'))
      .map(
        (row) => row.filter((cell, at) => at > 0 && cell !== byId.get(row[0]?.split('-')[0])?.[at]).length,
      );
    const counts = tally(differences.map(String));
    expect(counts.get('0') ?? 0).toBeLessThan(differences.length / 100);
    expect(counts.get('1')).toBeGreaterThan(differences.length / 10);
    expect(differences.filter((count) => count >= 4).length).toBeGreaterThan(differences.length / 10);
  });
});

describe('made FEBRL sets', () => {
  const shapeOf = (set: (typeof availableSets)[number]) => {
    const { header, files } = febrlLines({ set, seed: 1 });
    const rows = files.flatMap((lines) => cellsOf(lines, ', '));
    const copies = rows.filter(([id]) => id?.includes('-dup-'));
    const originals = new Map(
      rows.filter(([id]) => id?.endsWith('-org')).map((row) => [row[0]?.split('-')[1], row]),
    );
    const changed = copies.map(
      (row) => row.filter((cell, at) => at > 0 && cell !== originals.get(row[0]?.split('-')[1])?.[at]).length,
    );
    const perPerson = [...tally(copies.map(([id]) => id?.split('-')[1] ?? '')).values()];
    return { header, files, rows, copies, originals, changed, perPerson };
  };
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

  it.each([
    ['1', 500, 500, 1],
    ['2', 4_000, 1_000, 5],
    ['3', 2_000, 3_000, 5],
    ['3-mild', 2_000, 3_000, 5],
    ['4', 5_000, 5_000, 1],
  ] as const)('set %s has %i persons and %i copies, up to %i of each', (set, persons, copies, most) => {
    const shape = shapeOf(set);
    expect(shape.header).toBe(
      'rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id',
    );
    expect(shape.originals.size).toBe(persons);
    expect(shape.copies).toHaveLength(copies);
    expect(Math.max(...shape.perPerson)).toBe(most);
    expect(shape.rows.every((row) => row.length === 11)).toBe(true);
  });

  it('of set 4 are two files, persons and copies apart', () => {
    const { files } = febrlLines({ set: '4', seed: 1 });
    expect(files.map((lines) => lines.length)).toEqual([5_000, 5_000]);
    expect(files[0]?.every((line) => line.includes('-org,'))).toBe(true);
  });

  it('of set 1 differ in as many fields as those of the published set: 2.4 on average', () => {
    expect(mean(shapeOf('1').changed)).toBeGreaterThan(2);
    expect(mean(shapeOf('1').changed)).toBeLessThan(2.8);
  });

  it('of set 3 are damaged in several fields at once', () => {
    const { changed } = shapeOf('3');
    expect(mean(changed)).toBeGreaterThan(3.5);
    expect(changed.filter((count) => count >= 5).length).toBeGreaterThan(changed.length / 4);
    expect(mean(changed)).toBeGreaterThan(mean(shapeOf('3-mild').changed));
  });

  it('are the same for the same seed and others for another', () => {
    expect(febrlLines({ set: '1', seed: 5 })).toEqual(febrlLines({ set: '1', seed: 5 }));
    expect(febrlLines({ set: '1', seed: 5 })).not.toEqual(febrlLines({ set: '1', seed: 6 }));
  });
});
