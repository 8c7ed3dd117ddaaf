import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { ConflictDialog, Dialog, Form, Loading } from '#platform/ui/index.ts';
import { useForm, useFormat, useStaleConflict } from '#platform/web/index.ts';
import type { Mention, MentionKind } from '../../model/index.ts';
import { emptyMention, type MentionDraft, mentionInputOf } from '../intake/intake-value.ts';
import { MentionForm } from '../intake/MentionForm.tsx';
import { useBesidePerson } from '../panels.ts';
import { signalTexts } from '../signal-texts.ts';
import { addMention, changeMention } from '../signals-api.ts';
import { doorText, mentionDetails, mentionTitle, rolesText } from '../words.ts';

const BesidePerson = lazy(async () => ({ default: (await import('../text/BesidePerson.tsx')).BesidePerson }));

/** A kind to add, or a mention to correct. */
export type OpenMention = { kind: MentionKind; mention: Mention | null };

const draftOf = (mention: Mention): MentionDraft =>
  emptyMention(mention.kind, {
    id: mention.id,
    roles: mention.roles as MentionDraft['roles'],
    name: mention.name ?? '',
    birthDate: mention.birthDate ?? '',
    bsn: mention.bsn ?? '',
    phone: mention.phone ?? '',
    email: mention.email ?? '',
    kvk: mention.kvk ?? '',
    plate: mention.plate ?? '',
    iban: mention.iban ?? '',
    handle: mention.handle ?? '',
    note: mention.note ?? '',
    postcode: mention.address?.postcode ?? '',
    houseNumber: doorText(mention.address?.houseNumber ?? null, mention.address?.houseAddition ?? null),
    street: mention.address?.street ?? '',
    town: mention.address?.town ?? '',
    addressShielded: mention.addressShielded,
  });

type Props = {
  signalId: string;
  open: OpenMention;
  /** Who coordinates the signal sees beside a person who that may be. */
  coordinates: boolean;
  onClose: () => void;
};

export function MentionDialog({ signalId, open, coordinates, onClose }: Props) {
  const words = signalTexts.useText();
  const { t } = words;
  const format = useFormat();
  const client = useQueryClient();
  const conflict = useStaleConflict<Mention>();
  const naming = useRef<HTMLDivElement>(null);
  // After the window opened: opening gives the focus to its cross, and the first space that is typed would close it.
  useEffect(() => naming.current?.querySelector('input')?.focus(), []);
  const { mention } = open;
  const hasBeside = useBesidePerson() !== null && coordinates && open.kind === 'person';
  const [value, setValue] = useState(() => (mention === null ? emptyMention(open.kind) : draftOf(mention)));
  const done = async () => {
    await client.invalidateQueries({ queryKey: ['signals'] });
    onClose();
  };
  const form = useForm({
    value,
    setValue,
    submit: async (draft) => {
      try {
        if (mention === null) await addMention(signalId, mentionInputOf(draft));
        else await changeMention(mention.id, mention.version, mentionInputOf(draft));
        await done();
      } catch (cause) {
        if (mention === null || !conflict.caught(cause, { ...mention, ...shownOf(draft, mention) }))
          throw cause;
      }
    },
  });
  const pointer = (field: string) => (mention === null ? `/${field}` : `/mention/${field}`);
  return (
    <>
      <Dialog
        open
        wide
        title={
          mention === null ? t(`kind.${open.kind}`) : t('intake.edit', { name: mentionTitle(words, mention) })
        }
        onClose={onClose}
      >
        <div ref={naming} className={hasBeside ? 'signal-naming' : undefined}>
          <Form form={form} label={t('signal.mention')}>
            <MentionForm
              takesFocus
              mention={value}
              onChange={setValue}
              onDone={() => void form.onSubmit()}
              idAt={(field) => form.idAt(pointer(field))}
              errorAt={(field) => form.errorAt(pointer(field))}
            />
          </Form>
          {hasBeside && (
            <Suspense fallback={<Loading />}>
              <BesidePerson signalId={signalId} draft={value} />
            </Suspense>
          )}
        </div>
      </Dialog>
      <ConflictDialog
        conflict={conflict}
        fields={[
          { key: 'name', label: t('signal.mention'), show: (one) => mentionTitle(words, one) },
          {
            key: 'more',
            label: t('intake.moreFields'),
            show: (one) => mentionDetails(words, one, format.dateWithoutDay),
          },
          { key: 'roles', label: t('signal.roleHere'), show: (one) => rolesText(words, one.roles) },
        ]}
        onKeepMine={(_, current) =>
          void changeMention(current.id, current.version, mentionInputOf(value)).then(done)
        }
        onTakeTheirs={() => void done()}
      />
    </>
  );
}

/** What was typed, in the shape of a mention, to lay beside the other version. */
function shownOf(draft: MentionDraft, mention: Mention): Partial<Mention> {
  const text = (value: string) => (value === '' ? null : value);
  return {
    roles: draft.roles,
    name: text(draft.name),
    birthDate: text(draft.birthDate),
    phone: text(draft.phone),
    email: text(draft.email),
    kvk: text(draft.kvk),
    plate: text(draft.plate),
    iban: text(draft.iban),
    handle: text(draft.handle),
    note: text(draft.note),
    address: mention.address,
  };
}
