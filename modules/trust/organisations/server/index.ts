export { EMBEDDED_ISSUER, type SeededRegion, seedRegion } from './seed-region-queries.ts';
