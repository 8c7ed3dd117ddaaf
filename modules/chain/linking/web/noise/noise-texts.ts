import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const noiseTexts = moduleTexts<typeof nl>('noise', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
