import { type ComponentType, createContext, useContext } from 'react';

type TablePanelProps = { signal: { id: string; state: string } };

/** What another module shows of the signal under discussion, below its facts. Give a lazy component. */
export type TablePanel = {
  readonly key: string;
  readonly Panel: ComponentType<TablePanelProps>;
};

const Panels = createContext<readonly TablePanel[]>([]);

/** Around the pages, with the panels of all modules: the composition of the web fills it. */
export const TablePanelsProvider = Panels.Provider;

export const useTablePanels = (): readonly TablePanel[] => useContext(Panels);
