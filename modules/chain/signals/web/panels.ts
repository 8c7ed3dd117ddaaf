import { type ComponentType, createContext, useContext } from 'react';
import type { NamedPersonInput, Signal } from '../model/index.ts';
import type { Abilities } from './signals-api.ts';

export type SignalPanelProps = { signal: Signal; abilities: Abilities };

/**
 * A part that another module puts on the page of a signal: links, weighing, research, follow-up, word back. `story` stands left under
 * the mentions, `work` right under the next step; low `order` first. Give a lazy component, so that it is fetched with the page.
 */
export type SignalPanel = {
  readonly key: string;
  readonly place: 'story' | 'work';
  readonly order: number;
  readonly Panel: ComponentType<SignalPanelProps>;
  /** False: not on this signal. */
  readonly when?: (props: SignalPanelProps) => boolean;
};

const Panels = createContext<readonly SignalPanel[]>([]);

/** Around the pages, with the panels of all modules: the composition of the web fills it. */
export const SignalPanelsProvider = Panels.Provider;

export function usePanels(place: SignalPanel['place'], props: SignalPanelProps): readonly SignalPanel[] {
  return useContext(Panels)
    .filter((panel) => panel.place === place && (panel.when?.(props) ?? true))
    .toSorted((one, other) => one.order - other.order);
}

export type BesidePersonProps = { readonly signalId: string; readonly person: NamedPersonInput };

const BesidePerson = createContext<ComponentType<BesidePersonProps> | null>(null);

/** Around the pages, with what another module shows beside a person who is being named by who coordinates the signal. */
export const BesidePersonProvider = BesidePerson.Provider;

export const useBesidePerson = (): ComponentType<BesidePersonProps> | null => useContext(BesidePerson);
