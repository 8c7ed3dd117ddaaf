import { createElement, lazy } from 'react';
import type { CasePanel } from '#modules/chain/cases/web/index.ts';
import { casePanels as ofInterventions } from '#modules/chain/interventions/web/index.ts';

const FIRST = 20;
const STEP = 10;

/** What other modules put on the page of a case, as tabs after the overview. */
export const casePanels: readonly CasePanel[] = ofInterventions.map(({ key, label, panel }, index) => ({
  key,
  label,
  order: FIRST + index * STEP,
  Panel: lazy(async () => {
    const { Panel } = await panel();
    return { default: ({ file }: { file: { id: string } }) => createElement(Panel, { caseId: file.id }) };
  }),
}));
