import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const feedbackTexts = moduleTexts<typeof nl>('feedback', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
