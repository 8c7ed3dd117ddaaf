import type { RequesterRecords } from '#modules/trust/rights/server/index.ts';
import { compareRequester } from './compare-requester.ts';
import {
  countRequesterMentions,
  knownRequesterMentions,
  pageOfRequesterMentions,
  readRequesterRecords,
} from './requester-queries.ts';

/** What a request of a person concerned needs of own mentions: found by the same keys and engine as links are. */
export const requesterRecords: Omit<RequesterRecords, 'disclosures'> = {
  count: countRequesterMentions,
  page: pageOfRequesterMentions,
  known: knownRequesterMentions,
  read: readRequesterRecords,
  compare: compareRequester,
};
