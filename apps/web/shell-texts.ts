import { moduleTexts } from '#platform/web/texts.ts';
import type nl from './nl.json';

export const shellTexts = moduleTexts<typeof nl>('shell', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
