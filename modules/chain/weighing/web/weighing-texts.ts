import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const weighingTexts = moduleTexts<typeof nl>('weighing', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
