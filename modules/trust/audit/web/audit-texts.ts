import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const auditTexts = moduleTexts<typeof nl>('audit', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
