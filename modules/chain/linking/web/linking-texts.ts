import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const linkingTexts = moduleTexts<typeof nl>('linking', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
