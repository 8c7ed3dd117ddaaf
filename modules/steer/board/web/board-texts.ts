import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const boardTexts = moduleTexts<typeof nl>('board', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
