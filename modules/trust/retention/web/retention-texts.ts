import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const retentionTexts = moduleTexts<typeof nl>('retention', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
