import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmDialog, Glyph, Menu, type MenuGroup, ProblemAlert } from '#platform/ui/index.ts';
import type { SignalView } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { type QueueAddress, queueAddress } from './queue-views.ts';
import { useViewChanges } from './use-view-changes.ts';
import { ViewDialog } from './ViewDialog.tsx';
import { addressOfView, differs, settingsOf } from './view-settings.ts';

type Asked = 'new' | 'rename' | 'remove' | null;

/** Keeps what the queue shows under a name, and changes or removes the view that is open. */
export function ViewMenu({ address, view }: { address: QueueAddress; view: SignalView | undefined }) {
  const { t } = signalTexts.useText();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked>(null);
  const { changing, removing, problem } = useViewChanges(address);
  const ofView = (open: SignalView): MenuGroup => ({
    key: 'own',
    label: open.name,
    items: [
      {
        key: 'overwrite',
        label: t('views.overwrite'),
        disabled: !differs(address, open),
        onSelect: () => changing.mutate({ view: open, change: { settings: settingsOf(address) } }),
      },
      { key: 'rename', label: t('views.rename'), onSelect: () => setAsked('rename') },
      {
        key: 'starts',
        label: open.starts ? t('views.beginNot') : t('views.beginHere'),
        onSelect: () => changing.mutate({ view: open, change: { starts: !open.starts } }),
      },
      { key: 'remove', label: t('views.remove'), danger: true, onSelect: () => setAsked('remove') },
    ],
  });
  const keep = { key: 'new', label: t('views.keepAs'), onSelect: () => setAsked('new') };
  const done = (kept: SignalView) => {
    setAsked(null);
    if (asked === 'new') void navigate(queueAddress(addressOfView(kept)), { replace: true });
  };
  return (
    <>
      <Menu
        end
        label={t('views.menu')}
        buttonClass="sk-toggle"
        groups={[{ key: 'new', items: [keep] }, ...(view === undefined ? [] : [ofView(view)])]}
      >
        {t('views.menu')} <Glyph icon={IconChevronDown} size={14} />
      </Menu>
      {problem && <ProblemAlert problem={problem} />}
      {(asked === 'new' || asked === 'rename') && (
        <ViewDialog
          view={asked === 'rename' ? view : undefined}
          address={address}
          onClose={() => setAsked(null)}
          onDone={done}
        />
      )}
      {view !== undefined && (
        <ConfirmDialog
          open={asked === 'remove'}
          title={t('views.removeTitle', { name: view.name })}
          confirmLabel={t('views.remove')}
          busy={removing.isPending}
          onConfirm={() => removing.mutate(view.id, { onSuccess: () => setAsked(null) })}
          onClose={() => setAsked(null)}
        >
          <p>{t('views.removeText')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
