import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const accessTexts = moduleTexts<typeof nl>('access', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
