import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const signalTexts = moduleTexts<typeof nl>('signals', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
