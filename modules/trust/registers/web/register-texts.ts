import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const registerTexts = moduleTexts<typeof nl>('registers', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
