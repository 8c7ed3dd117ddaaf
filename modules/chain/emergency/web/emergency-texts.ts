import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const emergencyTexts = moduleTexts<typeof nl>('emergency', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
