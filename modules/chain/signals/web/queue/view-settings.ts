import { QUEUE_COLUMNS, type QueueColumn, type SignalView, VIEW_PARTS } from '../../model/index.ts';
import { QUEUE_DEFAULTS, type QueueAddress } from './queue-views.ts';

/** As it goes to the server, which checks it. */
export type KeptSettings = Readonly<Record<string, string | readonly string[]>>;

/** What of an address a view keeps, in one order: everything but the search text and the view itself. */
export function settingsOf(address: QueueAddress): KeptSettings {
  const values: Record<string, string | readonly string[]> = {
    ...address,
    columns: address.kolommen,
    look: address.beeld === 'bord' ? 'board' : '',
  };
  return Object.fromEntries(
    VIEW_PARTS.flatMap((part) => {
      const value = values[part];
      return value === undefined || value.length === 0 ? [] : [[part, value]];
    }),
  );
}

/** The address at which a view opens: no name in it, only its id and its settings. */
export function addressOfView({ id, settings }: Pick<SignalView, 'id' | 'settings'>): QueueAddress {
  const { columns, look, ...filters } = settings;
  return {
    ...QUEUE_DEFAULTS,
    ...filters,
    kolommen: columns ?? [],
    beeld: look === 'board' ? 'bord' : '',
    weergave: id,
  };
}

/** Something was set otherwise since the view was opened, or part of it holds no longer. */
export const differs = (address: QueueAddress, view: SignalView): boolean =>
  view.stale.length > 0 ||
  JSON.stringify(settingsOf(address)) !== JSON.stringify(settingsOf(addressOfView(view)));

/** The columns that an address asks for; all of them when it asks for none that is known. */
export function columnsOf({ kolommen }: Pick<QueueAddress, 'kolommen'>): readonly QueueColumn[] {
  const asked = QUEUE_COLUMNS.filter((column) => kolommen.includes(column));
  return asked.length === 0 ? QUEUE_COLUMNS : asked;
}
