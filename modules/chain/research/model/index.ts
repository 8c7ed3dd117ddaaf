export * from './research-schemas.ts';
export { type Offered, offeredItems, strangeItems } from './search-items.ts';
