export { mayHandOut, rolesToHandOut } from '../model/index.ts';
export { organisationsRecordKinds } from './record-kinds.ts';
export { organisationRoutes } from './routes.ts';
export { EMBEDDED_ISSUER, seedRegion } from './seed-region-queries.ts';
