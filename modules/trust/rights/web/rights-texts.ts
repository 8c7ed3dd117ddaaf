import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const rightsTexts = moduleTexts<typeof nl>('rights', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
