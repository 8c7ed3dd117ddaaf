export * from './research-schemas.ts';
