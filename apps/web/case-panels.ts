import { lazy } from 'react';
import type { CasePanel } from '#modules/chain/cases/web/index.ts';
import { caseInquiryTab } from '#modules/chain/inquiries/web/index.ts';
import { casePlanTabs } from '#modules/chain/interventions/web/index.ts';

/** What other modules put on the page of a case, as tabs after the overview. */
export const casePanels: readonly CasePanel[] = [...casePlanTabs, caseInquiryTab].map(
  ({ panel, ...tab }) => ({
    ...tab,
    Panel: lazy(panel),
  }),
);
