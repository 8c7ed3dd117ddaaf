import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

export type Language = 'nl' | 'en';
export const LETTER_TEXTS = { nl, en };
