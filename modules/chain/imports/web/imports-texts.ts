import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const importTexts = moduleTexts<typeof nl>('imports', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
