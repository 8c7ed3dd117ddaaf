export { disclosureCounter } from './disclosure-counter.ts';
export { findDisclosures, groupByRules, markReceived } from './disclosure-queries.ts';
export { explainOutlook, shownRule, titledCategory } from './explain-outlook.ts';
export { factsFor, type Giving, giverOf, systemFact } from './facts.ts';
export { findOrganisation, findStanding, type OrganisationInView, rolesHeldIn } from './facts-queries.ts';
export { giveDisclosure } from './give-disclosure.ts';
export type { DisclosurePorts } from './ports.ts';
export { disclosuresRecordKinds } from './record-kinds.ts';
export { disclosureRoutes } from './routes.ts';
