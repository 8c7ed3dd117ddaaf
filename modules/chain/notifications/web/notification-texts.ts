import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const notificationTexts = moduleTexts<typeof nl>('notifications', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
