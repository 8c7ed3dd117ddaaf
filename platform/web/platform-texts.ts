import type nl from './nl.json';
import { moduleTexts } from './texts.ts';

export const platformTexts = moduleTexts<typeof nl>('platform', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
