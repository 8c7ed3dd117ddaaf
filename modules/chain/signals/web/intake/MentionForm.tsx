import { useEffect, useRef } from 'react';
import { Actions, Button, CheckboxField, DateField, TextField, ToggleGroup } from '#platform/ui/index.ts';
import { type MentionRole, mentionRoles } from '../../model/codes.ts';
import type { MentionKind } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import type { MentionDraft } from './intake-value.ts';

type Field = 'street' | 'town' | 'name' | 'plate' | 'kvk' | 'phone' | 'email' | 'iban' | 'handle' | 'note';

/** Fields per kind, the telling one first: it gets the focus. */
const fields: Readonly<Record<MentionKind, readonly Field[]>> = {
  person: ['name', 'phone', 'email', 'note'],
  company: ['name', 'kvk', 'phone', 'email', 'note'],
  vehicle: ['plate', 'note'],
  address: ['street', 'note'],
  phone: ['phone', 'note'],
  email: ['email', 'note'],
  account: ['iban', 'name', 'note'],
  handle: ['handle', 'note'],
  object: ['note'],
};

const rolesByKind = (kind: MentionKind): readonly MentionRole[] => {
  if (kind === 'person') return mentionRoles;
  if (kind === 'company')
    return ['suspect', 'victim', 'owner', 'landlord', 'tenant', 'employer', 'involved', 'unknown'];
  return ['suspect', 'victim', 'owner', 'user', 'driver', 'involved', 'unknown'];
};

export type MentionFormProps = {
  mention: MentionDraft;
  /** Somebody opened it; not when it opens because something in it is wrong. */
  takesFocus: boolean;
  onChange: (mention: MentionDraft) => void;
  onDone: () => void;
  idAt: (field: string) => string;
  errorAt: (field: string) => string | undefined;
};

/** Someone or something, while it is typed. Ctrl+Enter sends the whole form; Escape closes this part. */
export function MentionForm({ mention, takesFocus, onChange, onDone, idAt, errorAt }: MentionFormProps) {
  const { t } = signalTexts.useText();
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.querySelector('input')?.focus();
  }, [takesFocus]);
  const set = <Key extends keyof MentionDraft>(key: Key, value: MentionDraft[Key]) =>
    onChange({ ...mention, [key]: value });
  const label = (field: Field) => {
    if (field === 'name' && mention.kind === 'company') return t('intake.nameCompany');
    if (field === 'name' && mention.kind === 'account') return t('intake.holder');
    if (field === 'note' && mention.kind === 'object') return t('intake.noteObject');
    return t(`intake.${field}`);
  };
  const hasAddress = mention.kind === 'person' || mention.kind === 'company' || mention.kind === 'address';
  const pointerOf = (field: Field) => (field === 'street' || field === 'town' ? `address/${field}` : field);
  const text = (field: Field) => (
    <TextField
      key={field}
      label={label(field)}
      id={idAt(pointerOf(field))}
      error={errorAt(pointerOf(field))}
      // A draft of before may not have it.
      value={mention[field] ?? ''}
      onValueChange={(value) => set(field, value)}
    />
  );
  return (
    <fieldset
      ref={box}
      className="signal-mention-form"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
        // Enter in a small form closes it; the big one is sent with Ctrl.
        if (
          event.key === 'Enter' &&
          !event.ctrlKey &&
          !event.metaKey &&
          event.target instanceof HTMLInputElement &&
          event.target.type !== 'checkbox'
        ) {
          event.preventDefault();
          onDone();
        }
      }}
    >
      <legend className="sk-hidden">{t(`kind.${mention.kind}`)}</legend>
      <div className="signal-grid">
        {fields[mention.kind].slice(0, 1).map(text)}
        {mention.kind === 'person' && (
          <>
            <DateField
              label={t('intake.birthDate')}
              id={idAt('birthDate')}
              error={errorAt('birthDate')}
              notInFuture
              value={mention.birthDate}
              onValueChange={(value) => set('birthDate', value)}
            />
            <TextField
              label={t('intake.bsn')}
              inputMode="numeric"
              id={idAt('bsn')}
              error={errorAt('bsn')}
              value={mention.bsn}
              onValueChange={(value) => set('bsn', value)}
            />
          </>
        )}
        {fields[mention.kind].slice(1).map(text)}
        {mention.kind !== 'address' && mention.street ? text('street') : null}
        {mention.kind === 'address' || mention.town ? text('town') : null}
        {hasAddress && (
          <div className="signal-pair">
            <TextField
              label={t('intake.postcode')}
              id={idAt('address/postcode')}
              error={errorAt('address/postcode') ?? errorAt('address')}
              value={mention.postcode}
              onValueChange={(value) => set('postcode', value)}
            />
            <TextField
              label={t('intake.houseNumber')}
              id={idAt('address/houseNumber')}
              error={errorAt('address/houseNumber')}
              value={mention.houseNumber}
              onValueChange={(value) => set('houseNumber', value)}
            />
          </div>
        )}
      </div>
      <ToggleGroup
        legend={t('intake.roles')}
        id={idAt('roles')}
        error={errorAt('roles')}
        value={mention.roles}
        onValueChange={(roles) => set('roles', withoutUnknown(mention.roles, roles as MentionRole[]))}
        choices={rolesByKind(mention.kind).map((role) => ({ value: role, label: t(`role.${role}`) }))}
      />
      {mention.kind === 'person' &&
        mention.roles.includes('victim') &&
        (mention.postcode !== '' || mention.addressShielded) && (
          <CheckboxField
            value={mention.addressShielded}
            onValueChange={(value) => set('addressShielded', value)}
          >
            {t('intake.shielded')}
          </CheckboxField>
        )}
      <Actions>
        <Button small type="button" onClick={onDone}>
          {t('intake.done')}
        </Button>
      </Actions>
    </fieldset>
  );
}

/** "Betrokken" and "onbekend" are what one starts with: a real role takes their place. */
function withoutUnknown(before: readonly MentionRole[], next: readonly MentionRole[]): MentionRole[] {
  const added = next.find((role) => !before.includes(role));
  if (added === undefined || added === 'involved' || added === 'unknown') return [...next];
  return next.filter((role) => role !== 'involved' && role !== 'unknown');
}
