import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const caseTexts = moduleTexts<typeof nl>('cases', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
