import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const researchTexts = moduleTexts<typeof nl>('research', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
