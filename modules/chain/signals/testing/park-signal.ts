import { newId } from '#platform/kit/index.ts';
import type { RecordSignalInput } from '../model/index.ts';

/** A signal as the desk of the demo story records it: a holiday park with rooms let without a register. */
export const parkSignal = (changes: Partial<RecordSignalInput> = {}): RecordSignalInput => ({
  id: newId(),
  processCode: 'vakantiepark',
  themeCode: 'vakantieparken',
  indicatorCodes: [],
  narrative:
    'Bij de controle op het park noemt de beheerder chalet 14 en 15 vol, maar er is geen nachtregister. Een bewoner betaalt contant.',
  place: {
    street: 'Esdoornlaan',
    houseNumber: 5,
    houseAddition: 'a',
    postcode: '7713 TL',
    town: 'Nieuwleusen',
    state: 'found',
  },
  occurredOn: '2025-11-03',
  mentions: [],
  ...changes,
});
