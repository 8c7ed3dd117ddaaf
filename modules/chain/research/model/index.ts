export * from './research-schemas.ts';
export { offeredItems, strangeItems } from './search-items.ts';
