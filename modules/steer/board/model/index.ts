export * from './board-schema.ts';
