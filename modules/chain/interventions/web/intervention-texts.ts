import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const interventionTexts = moduleTexts<typeof nl>('interventions', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
