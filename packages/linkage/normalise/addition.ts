import { plainLetters } from './plain-letters.ts';

const roman: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5', vi: '6' };
const groundFloor = new Set([
  'hs',
  'huis',
  'bg',
  'bgg',
  'beganegrond',
  'bel',
  'parterre',
  'part',
  'benedenhuis',
  'ben',
]);
const upstairs = new Set(['bv', 'boven', 'bovenhuis', 'bovenwoning']);
const floor = /^(\d+)(?:e|ste|de)?(?:etage|et|verdieping|verd|vd|hoog|hg|h)$/;
const roomOrFlat = /^(?:appartement|apartement|app|apt|ap|unit|woning|nummer|nr|no)(?=\d)/;
const room = /^(?:kamer|kmr|kmer|km)(?=\d)/;

/**
 * One form for all ways to write what comes behind a house number: `A`, `-a`; `II`, `2 hoog`, `2e etage`; `hs`, `huis`,
 * `begane grond`; `kamer 3`, `k3`; null for nothing.
 */
export const additionKey = (addition: string): string | null => {
  if (addition === '') return null;
  const plain = plainLetters(addition).replace(/[^a-z0-9]/g, '');
  if (plain === '') return null;
  if (plain.length === 1) return roman[plain] === undefined || addition.trim() !== 'I' ? plain : '1';
  if (groundFloor.has(plain)) return 'hs';
  if (upstairs.has(plain)) return 'bv';
  return (
    romanOf(addition, plain) ?? floor.exec(plain)?.[1] ?? plain.replace(roomOrFlat, '').replace(room, 'k')
  );
};

/** `II` and `iii` are floors; `V` and `vi` too when written as capitals, else they may be letters. */
const romanOf = (addition: string, plain: string): string | null => {
  const value = roman[plain];
  if (value === undefined) return null;
  return plain.startsWith('ii') || addition.trim() === addition.trim().toUpperCase() ? value : null;
};
