import type { Answer, Client, TestProduct } from '#apps/testing/index.ts';
import { parkSignal } from '#modules/chain/signals/testing/park-signal.ts';
import {
  appointmentOf,
  MOTIVATION,
  type OpenCase,
  PROOFS,
  referToCare,
  signalOf,
  weighed,
} from './case-world.ts';

/* Every place of the product where data go to somebody else, or are asked of somebody: where it asks the rules, and how it is tried. */

export type SharingWorld = OpenCase & {
  readonly product: TestProduct;
  readonly named: Client;
  readonly desk: Client;
  readonly companyCopyId: string;
};

type Place = {
  /** File that asks the evaluator. */
  readonly asks: string;
  /** Tries it once, as its user does; may be done again. */
  readonly attempt: (world: SharingWorld) => Promise<Answer>;
};

const CASES = 'modules/chain/cases/server';

export const sharingPlaces: Readonly<Record<string, Place>> = {
  'recording a signal: to its coordinator': {
    asks: 'modules/chain/signals/server/disclose-to-coordinator.ts',
    attempt: ({ desk }) => desk.post('/signals', parkSignal()),
  },
  'invitation to a case': {
    asks: `${CASES}/invite-partner.ts`,
    attempt: async ({ product, lead, caseId }) =>
      lead.post(`/cases/${caseId}/invitations`, {
        organisationId: await product.organisationId('om'),
        askedCategories: ['identiteit'],
      }),
  },
  'bringing a signal in': {
    asks: `${CASES}/offer-bring-in.ts`,
    attempt: async ({ product, bringer }) => {
      const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
      await weighed(product, signal.id);
      return bringer.post('/bring-ins', {
        signalId: signal.id,
        hostOrganisationId: await product.organisationId('riec'),
        title: 'Loods aan de rand',
        fields: [{ itemId: signal.id, keys: ['place'] }],
        files: [],
        participantAppointmentIds: [await appointmentOf(product, 'casusdeelnemer-zwolle')],
        proofs: PROOFS,
      });
    },
  },
  'contribution to a case': {
    asks: `${CASES}/contribute.ts`,
    attempt: ({ named, caseId }) =>
      named.post(`/cases/${caseId}/contributions`, {
        items: [{ itemKind: 'note', fields: [{ key: 'narrative', value: 'Vannacht weer geladen.' }] }],
        proofs: PROOFS,
      }),
  },
  'sharing on in a case': {
    asks: `${CASES}/share-contributions.ts`,
    attempt: async ({ product, lead, caseId, signal }) =>
      lead.post(`/cases/${caseId}/shares`, {
        organisationId: await product.organisationId('politie'),
        fields: [{ itemId: signal.id, keys: ['place'] }],
        proofs: [{ condition: 'need-to-know-motivation', text: MOTIVATION }],
      }),
  },
  referral: {
    asks: `${CASES}/send-referral.ts`,
    attempt: ({ product, bringer, signal }) => referToCare(product, bringer, signal),
  },
  'hit or no hit': {
    asks: 'modules/chain/inquiries/server/judge.ts',
    attempt: async ({ product, lead, caseId, companyCopyId }) =>
      lead.post('/inquiries', {
        recordKind: 'case',
        recordId: caseId,
        subjectId: companyCopyId,
        askedOrganisationId: await product.organisationId('deventer'),
        reason: 'Nodig om te weten of dit bedrijf ook elders speelt.',
        identified: true,
      }),
  },
};

/** Files that ask the rules and are no place of their own in the list above, each with why and with the test that shows it closed. */
export const otherAskers: Readonly<Record<string, string>> = {
  'modules/chain/inquiries/server/ask-inquiry.ts': 'the place `hit or no hit`: writes what judge.ts allowed',
  'modules/chain/inquiries/model/judge-inquiry.ts': 'the pure half of judge.ts; judge-inquiry.test',
  'modules/chain/research/server/ask-department.ts': 'to a department of the own house; research.int.test',
  'modules/chain/research/server/answer-question.ts': 'answer of a department; research.int.test',
  'modules/chain/feedback/server/give-feedback.ts': 'word back to who reported; feedback.int.test',
  'modules/chain/imports/server/targets.ts': 'rows of a file, under a mandate; imports.int.test',
  'modules/chain/interventions/server/share-plan.ts': 'the plan in a case; interventions.int.test',
  'modules/chain/interventions/server/assign.ts': 'who carries an intervention out; interventions.int.test',
  'modules/chain/interventions/server/record-outcome.ts': 'results to who brought in; interventions.int.test',
  'modules/chain/weighing/server/agenda-rule.ts': 'to the weighing table; weighing.int.test',
  'modules/chain/weighing/server/sources.ts': 'which sources may be asked; weighing.int.test',
  'modules/steer/board/server/read-board.ts': 'figures to the board; board.int.test',
  'modules/trust/rights/server/finish-part.ts': 'a reviewed part to the contact point; rights.int.test',
  'modules/trust/rights/server/make-letter.ts': 'the answer to the person concerned; rights.int.test',
  'modules/trust/rights/server/pass-on.ts': 'a request to joint controllers; rights.int.test',
  'modules/trust/disclosures/server/give-disclosure.ts': 'the evaluator behind every giving',
  'modules/trust/disclosures/server/judge-asking.ts': 'the evaluator behind an invitation',
  'modules/trust/disclosures/server/explain-outlook.ts': 'tells before giving; gives nothing',
  'modules/trust/purposes/model/explain-disclosure.ts': 'tells before giving; gives nothing',
  'modules/trust/purposes/model/rule-questions.ts': 'tries rules on questions; gives nothing',
};
