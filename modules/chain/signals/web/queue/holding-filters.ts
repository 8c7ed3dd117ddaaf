import { type KnownValues, readSettings, type ViewPart } from '../../model/index.ts';
import type { ThemesReply } from '../signals-api.ts';
import { QUEUE_DEFAULTS, type QueueAddress } from './queue-views.ts';
import { settingsOf } from './view-settings.ts';

/** Codes of the content; before it is there, and for colleagues, whatever is asked. */
function knownBy(content: ThemesReply | undefined): KnownValues {
  const any = { has: () => true };
  const codes = (list: readonly { code: string }[] | undefined) =>
    list === undefined ? any : new Set(list.map(({ code }) => code));
  return {
    theme: codes(content?.themes),
    process: codes(content?.processes),
    department: codes(content?.departments),
    holder: any,
  };
}

/** An address is kept and passed on, and outlives what it asks for: that part is left out, and told. */
export function holdingFilters(
  address: QueueAddress,
  content: ThemesReply | undefined,
): { filters: QueueAddress; unknown: readonly ViewPart[] } {
  const { stale: unknown } = readSettings(settingsOf(address), knownBy(content));
  const names = unknown.filter((part) => part in QUEUE_DEFAULTS);
  const empty = Object.entries(QUEUE_DEFAULTS).filter(([name]) => names.some((part) => part === name));
  return { filters: { ...address, ...Object.fromEntries(empty) }, unknown };
}
