import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const disclosureTexts = moduleTexts<typeof nl>('disclosures', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
