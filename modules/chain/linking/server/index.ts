export { findKnownPersons } from './engine/find-known-persons.ts';
export { countNoise } from './noise/index.ts';
export { countProposalsOf, proposalCounter } from './proposal-queries.ts';
export { proposeLinks, proposeLinksAtCommit } from './propose-links-queries.ts';
export { linkingRecordKinds } from './record-kinds.ts';
export { compareRequester } from './requester/compare-requester.ts';
export { keeperMentions, requesterMentions } from './requester/requester-records.ts';
export { linkingRoutes } from './routes.ts';
