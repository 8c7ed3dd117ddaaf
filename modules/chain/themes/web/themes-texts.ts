import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const themesTexts = moduleTexts<typeof nl>('themes', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
