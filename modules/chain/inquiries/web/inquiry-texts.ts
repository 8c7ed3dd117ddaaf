import { moduleTexts } from '#platform/web/index.ts';
import type nl from './nl.json';

export const inquiryTexts = moduleTexts<typeof nl>('inquiries', {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
});
