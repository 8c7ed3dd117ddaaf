import { z } from 'zod';
import { type ContentResult, checkContent, type Problems } from './content-problems.ts';
import type { LegalBasesContent, Purpose } from './legal-bases-schema.ts';

const states = z.record(z.string(), z.string());

/** `content/phase-states.json`: a state that is missing for a purpose does not exist in that purpose. */
const phaseStatesSchema = z.strictObject({
  version: z.string().min(1),
  note: z.string(),
  signalStates: z.array(z.string()).min(1),
  caseStates: z.array(z.string()).min(1),
  skipsTable: z.array(z.string()),
  purposes: z.array(
    z.strictObject({
      purpose: z.string(),
      signals: states.optional(),
      cases: states.optional(),
      note: z.string().optional(),
    }),
  ),
});

export type PhaseStatesContent = z.output<typeof phaseStatesSchema>;
type Row = PhaseStatesContent['purposes'][number];

/** Phase in which a purpose has a weighing of its own. */
const WEIGHING = 'weging';

/**
 * Refuses unknown purposes, states and phases; a purpose that is (or is not) listed as skipping the table against its phases; and states that
 * contradict the purpose's markers: what is only received may not count as enriched, what is acted upon must count as a case.
 */
export const parsePhaseStates = (
  json: unknown,
  legal: LegalBasesContent,
): ContentResult<PhaseStatesContent> =>
  checkContent(phaseStatesSchema, json, (content, problems) => {
    const purposes = new Map(legal.purposes.map((purpose) => [purpose.code, purpose]));
    problems.unique(['signalStates'], content.signalStates);
    problems.unique(['caseStates'], content.caseStates);
    problems.known(
      ['skipsTable'],
      content.skipsTable,
      new Set(content.purposes.map((row) => row.purpose)),
      'purpose in this file',
    );
    content.purposes.forEach((row, index) => {
      const purpose = purposes.get(row.purpose);
      if (purpose === undefined) {
        problems.report(['purposes', index, 'purpose'], 'unknown-code', row.purpose, 'purpose');
        return;
      }
      checkRow(row, index, purpose, content, problems);
    });
  });

const checkRow = (
  row: Row,
  index: number,
  purpose: Purpose,
  content: PhaseStatesContent,
  problems: Problems,
) => {
  const path = ['purposes', index] as const;
  const skips = content.skipsTable.includes(row.purpose);
  if (skips === purpose.phases.includes(WEIGHING)) {
    problems.report(
      [...path, 'purpose'],
      'contradiction',
      row.purpose,
      'skips the table exactly when it has no phase weging',
    );
  }
  for (const [list, known] of [
    ['signals', content.signalStates],
    ['cases', content.caseStates],
  ] as const) {
    for (const [state, phase] of Object.entries(row[list] ?? {})) {
      problems.one([...path, list, state], state, new Set(known), 'state');
      problems.one([...path, list, state], phase, new Set(purpose.phases), 'phase');
    }
  }
  if (skips && row.signals !== undefined && 'weighing' in row.signals) {
    problems.report(
      [...path, 'signals', 'weighing'],
      'contradiction',
      'weighing',
      'a purpose that skips the table',
    );
  }
  checkMarkers(row, index, purpose, problems);
};

const checkMarkers = (row: Row, index: number, purpose: Purpose, problems: Problems) => {
  const at = (phase: string) => purpose.phases.indexOf(phase);
  const check = (
    list: 'signals' | 'cases',
    state: string,
    holds: (place: number) => boolean,
    expected: string,
  ) => {
    const phase = row[list]?.[state];
    if (phase !== undefined && !holds(at(phase))) {
      problems.report(['purposes', index, list, state], 'contradiction', phase, expected);
    }
  };
  const { enrichment, case: caseMarker, closed } = purpose.phaseMarkers;
  for (const state of ['draft', 'received', 'returned', 'checked']) {
    check('signals', state, (place) => place < at(enrichment), 'before the enrichment marker');
  }
  for (const state of ['taken-up', 'research', 'second-weighing']) {
    check('signals', state, (place) => place >= at(enrichment), 'from the enrichment marker on');
  }
  for (const state of ['own-follow-up', 'in-case', 'outcome-recorded']) {
    check('signals', state, (place) => place >= at(caseMarker), 'from the case marker on');
  }
  check('cases', 'brought-in', (place) => place <= at(caseMarker), 'not after the case marker');
  for (const state of ['open', 'planning', 'executing', 'evaluating', 'suspended']) {
    check('cases', state, (place) => place >= at(caseMarker), 'from the case marker on');
  }
  for (const list of ['signals', 'cases'] as const) {
    check(list, 'closed', (place) => place === at(closed), 'the closed marker');
  }
};

/** The phase of a signal's or a case's state in its purpose; undefined when the state does not exist there. */
export const phaseOfState = (
  content: PhaseStatesContent,
  purpose: string,
  kind: 'signals' | 'cases',
  state: string,
): string | undefined => content.purposes.find((row) => row.purpose === purpose)?.[kind]?.[state];

/** True when signals of this purpose go from checked to taken up without a weighing table. */
export const skipsWeighingTable = (content: PhaseStatesContent, purpose: string): boolean =>
  content.skipsTable.includes(purpose);
