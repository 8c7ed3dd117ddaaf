import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const organisationsTexts = moduleTexts<typeof nl>('organisations', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
