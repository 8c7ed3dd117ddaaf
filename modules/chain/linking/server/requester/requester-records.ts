import type { RecordSource, RightsParts } from '#modules/trust/rights/server/index.ts';
import { disclosuresOfKeeper, findKeeperMentions, readKeeperMentions } from './keeper-queries.ts';
import {
  countRequesterMentions,
  knownRequesterMentions,
  pageOfRequesterMentions,
  readRequesterRecords,
} from './requester-queries.ts';

/** What a request of a person concerned needs of own mentions: found by the same keys and engine as links are. */
export const requesterMentions: RecordSource = {
  count: countRequesterMentions,
  page: pageOfRequesterMentions,
  known: knownRequesterMentions,
  read: (scope, partId, _purposes, ids) => readRequesterRecords(scope, partId, ids),
};

/** What only named people open, searched by one of them. */
export const keeperMentions: RightsParts['named'] = {
  find: findKeeperMentions,
  read: readKeeperMentions,
  disclosures: disclosuresOfKeeper,
};
