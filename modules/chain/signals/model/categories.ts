import { isSuspect } from './mention.ts';
import type { MentionFields } from './mention-schema.ts';

/** One field of a signal that carries a data category of the legal bases; `pointer` is its place in the recorded body. */
export type CategoryUse = { readonly category: string; readonly pointer: string };

/** Data categories per field of a mention. A possible victim's role is part of the observation; a shielded address is not. */
function ofMention(mention: MentionFields, pointer: string): CategoryUse[] {
  const uses: CategoryUse[] = [];
  const add = (category: string, field: string, present: unknown): void => {
    if (present !== null && present !== false) uses.push({ category, pointer: `${pointer}/${field}` });
  };
  add(mention.kind === 'company' ? 'onderneming' : 'identiteit', 'name', mention.name);
  add('identiteit', 'birthDate', mention.birthDate);
  add('bsn', 'bsn', mention.bsn);
  add('contact', 'phone', mention.phone);
  add('online', 'email', mention.email);
  add('online', 'handle', mention.handle);
  add('rekening', 'iban', mention.iban);
  add('onderneming', 'kvk', mention.kvk);
  add('voertuig', 'plate', mention.plate);
  add(mention.addressShielded ? 'slachtoffer' : 'contact', 'address', mention.address);
  add('verhaal', 'note', mention.note);
  add('minderjarige', 'birthDate', mention.minor);
  add('strafrechtelijk', 'roles', mention.kind === 'person' && isSuspect(mention));
  return uses;
}

/** Every category that a signal holds: the story, the observation with its place, what the mentions carry, and pictures. */
export function categoriesOfSignal(signal: {
  readonly mentions: readonly MentionFields[];
  readonly files: number;
}): readonly CategoryUse[] {
  return [
    { category: 'verhaal', pointer: '/narrative' },
    { category: 'waarneming', pointer: '/place' },
    ...signal.mentions.flatMap((mention, index) => ofMention(mention, `/mentions/${index}`)),
    ...(signal.files > 0 ? [{ category: 'beeld', pointer: '/draftId' }] : []),
  ];
}
