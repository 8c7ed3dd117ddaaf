import {
  isSuspect,
  type MentionFields,
  NOTHING_KNOWN,
  purposeToDeclare,
  type ToComplete as SignalToComplete,
} from '#modules/chain/signals/model/index.ts';
import { type LegalBases, purposeOfTheme } from '#modules/trust/purposes/model/index.ts';
import { type CalendarDate, isMinor, newId } from '#platform/kit/index.ts';
import type { ImportField } from './column-words.ts';
import type { ImportedMention } from './imported-signal.ts';

type ThemePurposes = { readonly purposes: readonly string[] } | undefined;

export type Declared =
  | { readonly ok: true; readonly purpose: string; readonly otherPurpose: boolean }
  | { readonly ok: false; readonly purpose: string };

/**
 * The purpose a row is recorded under. A processor records under the purpose of the theme, when the mandate names it, and never under
 * another; a coordinator as at a desk: in a purpose of the theme that he holds, else in the default purpose with a mark.
 */
export const declarePurpose = (
  legal: LegalBases,
  theme: ThemePurposes,
  writer: { readonly processor: boolean; readonly purposes: readonly string[] },
): Declared => {
  const own = purposeOfTheme(legal, theme);
  if (writer.processor) return { ok: writer.purposes.includes(own), purpose: own, otherPurpose: false };
  const declared = purposeToDeclare(legal, theme, writer.purposes);
  return declared === null ? { ok: false, purpose: own } : { ok: true, ...declared };
};

/** A mention of a row in the shape in which signals keep it. */
export const mentionOfRow = (
  mention: ImportedMention,
  today: CalendarDate,
  birthDateAsWritten: string | null,
): MentionFields => {
  const { kind, roles } = mention;
  const base = {
    ...NOTHING_KNOWN,
    addressShielded: false,
    minor: false,
    id: newId(),
    kind,
    roles: [...roles],
  };
  if (kind === 'person') {
    const { name, birthDate, bsn, phone } = mention;
    const minor = birthDate !== null && isMinor(birthDate, today);
    return { ...base, name, birthDate, birthDateAsWritten, bsn, phone, minor };
  }
  if (kind === 'company') return { ...base, name: mention.name, kvk: mention.kvk };
  return kind === 'vehicle' ? { ...base, plate: mention.plate } : { ...base, phone: mention.phone };
};

export type FittedMentions = {
  readonly mentions: readonly MentionFields[];
  readonly toComplete: readonly SignalToComplete[];
  /** Texts that stand nowhere else any more. */
  readonly asWritten: Readonly<Partial<Record<ImportField, string>>>;
};

/** Categories without which nothing is left of a mention of this kind. */
const essential = {
  person: 'identiteit',
  company: 'onderneming',
  vehicle: 'voertuig',
  phone: 'contact',
} as const;

/**
 * Keeps of the mentions what the purpose takes in; the rest stands as it was written and is marked. A suspect becomes someone involved
 * where the purpose has no suspects: that someone was named must not get lost.
 */
export const fitMentions = (
  mentions: readonly MentionFields[],
  allowed: ReadonlySet<string>,
): FittedMentions => {
  const toComplete: SignalToComplete[] = [];
  const asWritten: Partial<Record<ImportField, string>> = {};
  const leaveOut = (field: ImportField, text: string | null): null => {
    if (text === null) return null;
    toComplete.push({ field, reason: 'not-in-purpose' });
    asWritten[field] = text;
    return null;
  };
  const take = (category: string, field: ImportField, text: string | null): string | null =>
    allowed.has(category) ? text : leaveOut(field, text);

  const kept = mentions.flatMap((mention): MentionFields[] => {
    const category = essential[mention.kind as keyof typeof essential];
    const whole = allowed.has(category) && (!mention.minor || allowed.has('minderjarige'));
    if (!whole) {
      leaveOut(mention.kind === 'company' ? 'companyName' : 'personName', mention.name);
      leaveOut('birthDate', mention.birthDate);
      leaveOut('bsn', mention.bsn);
      leaveOut('kvk', mention.kvk);
      leaveOut('plate', mention.plate);
      leaveOut('phone', mention.phone);
      return [];
    }
    const roles = rolesWithin(mention, allowed);
    if (roles !== mention.roles) toComplete.push({ field: 'role', reason: 'not-in-purpose' });
    return [
      {
        ...mention,
        roles,
        bsn: take('bsn', 'bsn', mention.bsn),
        phone: take('contact', 'phone', mention.phone),
      },
    ];
  });
  return { mentions: kept, toComplete, asWritten };
};

const rolesWithin = (mention: MentionFields, allowed: ReadonlySet<string>): string[] => {
  if (allowed.has('strafrechtelijk') || mention.kind !== 'person' || !isSuspect(mention))
    return mention.roles;
  return [...new Set(mention.roles.map((role) => (role === 'suspect' ? 'involved' : role)))];
};
