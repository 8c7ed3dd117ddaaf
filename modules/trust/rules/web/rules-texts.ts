import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const rulesTexts = moduleTexts<typeof nl>('rules', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
