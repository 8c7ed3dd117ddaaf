import { type ComponentType, createContext, useContext } from 'react';
import type { TwoLanguages } from '#platform/web/index.ts';
import type { Case } from '../model/index.ts';
import type { Abilities } from './cases-api.ts';

type CasePanelProps = { file: Case; abilities: Abilities };

/** A tab that another module puts on the page of a case: the plan, the barriers, the outcome. Give a lazy component. */
export type CasePanel = {
  /** In the address: `/casussen/:id/plan`. */
  readonly key: string;
  readonly label: TwoLanguages;
  /** Overview is 10, contributions 60, disclosures 70, time line 80. */
  readonly order: number;
  readonly Panel: ComponentType<CasePanelProps>;
};

const Panels = createContext<readonly CasePanel[]>([]);

/** Around the pages, with the panels of all modules: the composition of the web fills it. */
export const CasePanelsProvider = Panels.Provider;

export const useCasePanels = (): readonly CasePanel[] => useContext(Panels);
