export { faultsOf } from './content-faults.ts';
export * from './rule-schemas.ts';
