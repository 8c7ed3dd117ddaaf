import { IconChevronDown } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmDialog, Glyph, Menu, type MenuItem, ProblemAlert } from '#platform/ui/index.ts';
import type { SignalView } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { EVERYTHING, type QueueAddress, queueAddress } from './queue-views.ts';
import { ViewDialog } from './ViewDialog.tsx';
import { addressOfView, differs, settingsOf } from './view-settings.ts';
import { changeView, removeView, type ViewChange, viewsQuery } from './views-api.ts';

type Asked = 'new' | 'rename' | 'remove' | null;

/** Keeps what the queue shows under a name, and changes or removes the view that is open. */
export function ViewMenu({ address, view }: { address: QueueAddress; view: SignalView | undefined }) {
  const { t } = signalTexts.useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked>(null);
  const open = (next: SignalView) => navigate(queueAddress(addressOfView(next)), { replace: true });
  const changing = useMutation({
    mutationFn: (change: { view: SignalView } & ViewChange) => {
      const { view: changed, ...rest } = change;
      return changeView(changed, rest);
    },
    onSettled: () => client.invalidateQueries(viewsQuery),
  });
  const removing = useMutation({
    mutationFn: (id: string) => removeView(id),
    onSuccess: async () => {
      setAsked(null);
      await navigate(queueAddress({ ...address, weergave: EVERYTHING }), { replace: true });
    },
    onSettled: () => client.invalidateQueries(viewsQuery),
  });
  const own: MenuItem[] =
    view === undefined
      ? []
      : [
          {
            key: 'overwrite',
            label: t('views.overwrite'),
            disabled: !differs(address, view),
            onSelect: () => changing.mutate({ view, settings: settingsOf(address) }),
          },
          { key: 'rename', label: t('views.rename'), onSelect: () => setAsked('rename') },
          {
            key: 'starts',
            label: view.starts ? t('views.beginNot') : t('views.beginHere'),
            onSelect: () => changing.mutate({ view, starts: !view.starts }),
          },
          { key: 'remove', label: t('views.remove'), danger: true, onSelect: () => setAsked('remove') },
        ];
  const problem = changing.error ?? removing.error;
  return (
    <>
      <Menu
        end
        label={t('views.menu')}
        buttonClass="sk-toggle"
        groups={[
          { key: 'new', items: [{ key: 'new', label: t('views.keepAs'), onSelect: () => setAsked('new') }] },
          ...(view === undefined ? [] : [{ key: 'own', label: view.name, items: own }]),
        ]}
      >
        {t('views.menu')} <Glyph icon={IconChevronDown} size={14} />
      </Menu>
      {problem && <ProblemAlert problem={problem} />}
      {(asked === 'new' || (asked === 'rename' && view !== undefined)) && (
        <ViewDialog
          view={asked === 'rename' ? view : undefined}
          address={address}
          onClose={() => setAsked(null)}
          onDone={(kept) => {
            setAsked(null);
            if (asked === 'new') void open(kept);
          }}
        />
      )}
      {view !== undefined && (
        <ConfirmDialog
          open={asked === 'remove'}
          title={t('views.removeTitle', { name: view.name })}
          confirmLabel={t('views.remove')}
          busy={removing.isPending}
          onConfirm={() => removing.mutate(view.id)}
          onClose={() => setAsked(null)}
        >
          <p>{t('views.removeText')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
