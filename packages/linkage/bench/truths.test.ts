import { describe, expect, it } from 'vitest';
import { truthBetween, truthInFile, truthOfPersons } from './truths.ts';

describe('the truth', () => {
  it('stands in the ids of FEBRL sets and made persons', () => {
    const febrl = truthInFile('rec_id, name\nrec-1-org, a\nrec-1-dup-0, b\nrec-11-org, c\n', 'rec_id');
    expect([febrl.isPair('rec-1-org', 'rec-1-dup-0'), febrl.isPair('rec-1-org', 'rec-11-org')]).toEqual([
      true,
      false,
    ]);
    expect(truthInFile('id\np3-0\np3-1\np3-2\n', 'id').countPairs()).toBe(3);
    expect(() => truthInFile('id\nx\n', 'id')).toThrow('x does not say who it is');
  });

  it('spans two files', () => {
    expect(
      truthBetween('rec_id\nrec-1-org\nrec-2-org\n', 'rec_id\nrec-2-dup-0\n', 'rec_id').countPairs(),
    ).toBe(1);
  });

  it('of signals is the person they share, not the vehicle', () => {
    const truth = truthOfPersons(
      'reference,kind,entity\nA,person,P1\nB,person,P1\nA,vehicle,V1\nC,vehicle,V1\n',
    );
    expect([truth.isPair('A', 'B'), truth.isPair('A', 'C'), truth.countPairs()]).toEqual([true, false, 1]);
  });
});
