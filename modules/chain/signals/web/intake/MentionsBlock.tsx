import { IconBuilding, IconCar, IconPencil, IconPlus, IconUserPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Actions, Button, Card, CardHeader, Glyph, IconButton, Menu, Stack } from '#platform/ui/index.ts';
import type { Form } from '#platform/web/index.ts';
import type { MentionKind } from '../../model/index.ts';
import { mentionIcons } from '../mention-icons.ts';
import { signalTexts } from '../signal-texts.ts';
import { rolesText, type Words } from '../words.ts';
import type { Change } from './intake-value.ts';
import { emptyMention, type IntakeValue, type MentionDraft } from './intake-value.ts';
import { MentionForm } from './MentionForm.tsx';

const OTHERS: readonly MentionKind[] = ['phone', 'account', 'handle', 'email', 'address', 'object'];

/** What a mention is called while it is typed. */
function draftTitle(words: Words, mention: MentionDraft): string {
  const own = [mention.name, mention.plate, mention.phone, mention.iban, mention.handle, mention.email].find(
    (text) => text !== '',
  );
  if (own !== undefined) return own;
  const address = [
    mention.street,
    mention.street === '' ? mention.postcode : '',
    mention.houseNumber,
    mention.town,
  ]
    .filter((text) => text)
    .join(' ');
  if (address !== '') return address;
  if (mention.kvk !== '') return `KvK ${mention.kvk}`;
  if (mention.kind === 'person') return words.t('intake.noName');
  return mention.note === '' ? words.t(`kind.${mention.kind}`) : mention.note;
}

/** Block 3: who and what is involved, added in line, each with the roles it has here. */
export function MentionsBlock({ form, onChange }: { form: Form<IntakeValue>; onChange: Change }) {
  const words = signalTexts.useText();
  const { t } = words;
  const { mentions } = form.value;
  const [open, setOpen] = useState<string | null>(null);
  const isFaulty = (index: number) =>
    form.errors.some((error) => error.pointer.startsWith(`/mentions/${index}/`));

  const add = (kind: MentionKind) => {
    const mention = emptyMention(kind);
    onChange('mentions', [...mentions, mention]);
    setOpen(mention.id);
  };
  const replace = (mention: MentionDraft) =>
    onChange(
      'mentions',
      mentions.map((item) => (item.id === mention.id ? mention : item)),
    );
  const remove = (id: string) =>
    onChange(
      'mentions',
      mentions.filter((item) => item.id !== id),
    );

  return (
    <Card>
      <CardHeader number={3} title={t('intake.who')} aside={t('intake.whoHint')} />
      <Stack>
        {mentions.map((mention, index) =>
          mention.id === open || isFaulty(index) ? (
            <MentionForm
              key={mention.id}
              mention={mention}
              takesFocus={mention.id === open}
              onChange={replace}
              onDone={() => setOpen(null)}
              idAt={(field) => form.idAt(`/mentions/${index}/${field}`)}
              errorAt={(field) => form.errorAt(`/mentions/${index}/${field}`)}
            />
          ) : (
            <MentionLine
              key={mention.id}
              mention={mention}
              onEdit={() => setOpen(mention.id)}
              onRemove={() => remove(mention.id)}
            />
          ),
        )}
        <Actions>
          <Button small type="button" icon={IconUserPlus} onClick={() => add('person')}>
            {t('kind.person')}
          </Button>
          <Button small type="button" icon={IconBuilding} onClick={() => add('company')}>
            {t('kind.company')}
          </Button>
          <Button small type="button" icon={IconCar} onClick={() => add('vehicle')}>
            {t('kind.vehicle')}
          </Button>
          <Menu
            label={t('intake.others')}
            buttonClass="ams-button ams-button--tertiary sk-button--small"
            groups={[
              {
                key: 'others',
                items: OTHERS.map((kind) => ({
                  key: kind,
                  label: t(`kind.${kind}`),
                  icon: mentionIcons[kind],
                  onSelect: () => add(kind),
                })),
              },
            ]}
          >
            <Glyph icon={IconPlus} />
            {t('intake.others')}
          </Menu>
        </Actions>
      </Stack>
    </Card>
  );
}

function MentionLine({
  mention,
  onEdit,
  onRemove,
}: {
  mention: MentionDraft;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const words = signalTexts.useText();
  const { t } = words;
  const name = draftTitle(words, mention);
  return (
    <div className="signal-mention">
      <span className="signal-mention__what">
        <Glyph icon={mentionIcons[mention.kind]} />
        {t(`kind.${mention.kind}`)}
      </span>
      <span>
        <b>{name}</b>{' '}
        <span className="sk-soft">
          {[
            mention.kvk !== '' && name !== mention.kvk ? `KvK ${mention.kvk}` : '',
            mention.note !== name ? mention.note : '',
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      </span>
      <span className="signal-mention__roles">{rolesText(words, mention.roles)}</span>
      <span>
        <IconButton icon={IconPencil} label={t('intake.edit', { name })} onClick={onEdit} />
        <IconButton icon={IconX} label={t('intake.remove', { name })} onClick={onRemove} />
      </span>
    </div>
  );
}
