export { taggedPdf } from './tagged-pdf.ts';
