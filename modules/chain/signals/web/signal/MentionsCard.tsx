import { IconPencil, IconPlus, IconShieldHeart, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Card,
  CardHeader,
  Chip,
  type Column,
  ConfirmDialog,
  DataTable,
  Empty,
  Glyph,
  IconButton,
  Menu,
  ProblemAlert,
  Sub,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { mentionKinds } from '../../model/codes.ts';
import type { Mention, Signal } from '../../model/index.ts';
import { mentionIcons } from '../mention-icons.ts';
import { signalTexts } from '../signal-texts.ts';
import { type Abilities, removeMention } from '../signals-api.ts';
import { mentionDetails, mentionTitle, rolesText } from '../words.ts';
import { MentionDialog, type OpenMention } from './MentionDialog.tsx';

/** Who and what is named, each with its roles in this signal. */
export function MentionsCard({ signal, abilities }: { signal: Signal; abilities: Abilities }) {
  const words = signalTexts.useText();
  const { t } = words;
  const format = useFormat();
  const [open, setOpen] = useState<OpenMention | null>(null);
  const [leaving, setLeaving] = useState<Mention | null>(null);
  const mayEdit = abilities.edit === true;
  const mayAdd = mayEdit || abilities.add === true;
  const columns: Column<Mention>[] = [
    {
      key: 'mention',
      header: t('signal.mention'),
      rowHeader: true,
      cell: (mention) => (
        <>
          <Glyph icon={mentionIcons[mention.kind]} /> <b>{mentionTitle(words, mention)}</b>
          <Sub>{mentionDetails(words, mention, format.dateWithoutDay)}</Sub>
        </>
      ),
    },
    {
      key: 'roles',
      header: t('signal.roleHere'),
      cell: (mention) => (
        <>
          {mention.roles.includes('victim') && <Glyph icon={IconShieldHeart} />}{' '}
          {rolesText(words, mention.roles)}{' '}
          {mention.minor && (
            <Chip tone="warn" icon={IconShieldHeart}>
              {t('signal.minor')}
            </Chip>
          )}
        </>
      ),
    },
    ...(mayEdit
      ? [
          {
            key: 'edit',
            header: t('signal.change'),
            hideHeader: true,
            end: true,
            cell: (mention: Mention) => {
              const name = mentionTitle(words, mention);
              return (
                <>
                  <IconButton
                    icon={IconPencil}
                    label={t('intake.edit', { name })}
                    onClick={() => setOpen({ kind: mention.kind, mention })}
                  />
                  <IconButton
                    icon={IconX}
                    label={t('intake.remove', { name })}
                    onClick={() => setLeaving(mention)}
                  />
                </>
              );
            },
          },
        ]
      : []),
  ];
  return (
    <Card flush>
      <CardHeader
        title={t('signal.mentions')}
        aside={
          mayAdd && (
            <Menu
              label={t('signal.addMention')}
              end
              buttonClass="ams-button ams-button--tertiary sk-button--small"
              groups={[
                {
                  key: 'kinds',
                  items: mentionKinds.map((kind) => ({
                    key: kind,
                    label: t(`kind.${kind}`),
                    icon: mentionIcons[kind],
                    onSelect: () => setOpen({ kind, mention: null }),
                  })),
                },
              ]}
            >
              <Glyph icon={IconPlus} />
              {t('signal.addMention')}
            </Menu>
          )
        }
      />
      <DataTable
        caption={t('signal.mentions')}
        columns={columns}
        rows={signal.mentions}
        rowKey={(mention) => mention.id}
        narrow="cards"
        empty={<Empty title={t('signal.noMentions')} />}
      />
      {open !== null && (
        <MentionDialog
          signalId={signal.id}
          open={open}
          coordinates={abilities.coordinate === true}
          onClose={() => setOpen(null)}
        />
      )}
      {leaving !== null && <RemoveDialog mention={leaving} onClose={() => setLeaving(null)} />}
    </Card>
  );
}

function RemoveDialog({ mention, onClose }: { mention: Mention; onClose: () => void }) {
  const words = signalTexts.useText();
  const { t } = words;
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const remove = async () => {
    setBusy(true);
    try {
      await removeMention(mention.id, mention.version);
      onClose();
    } catch (cause) {
      setProblem(cause);
      setBusy(false);
    }
    await client.invalidateQueries({ queryKey: ['signals'] });
  };
  return (
    <ConfirmDialog
      open
      title={t('signal.removeMention')}
      confirmLabel={t('intake.removeFile')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => void remove()}
    >
      <p>{t('signal.removeMentionText', { name: mentionTitle(words, mention) })}</p>
      {problem !== null && <ProblemAlert problem={problem} />}
    </ConfirmDialog>
  );
}
