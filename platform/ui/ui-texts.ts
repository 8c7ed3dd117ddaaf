import { moduleTexts } from '#platform/web/texts.ts';
import type nl from './nl.json';

export const uiTexts = moduleTexts<typeof nl>('ui', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
