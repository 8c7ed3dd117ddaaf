import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import {
  Actions,
  Button,
  ButtonLink,
  CheckboxGroup,
  ConfirmDialog,
  Dialog,
  Empty,
  Loading,
  Page,
  ProblemAlert,
  ProblemPage,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { WeighingChoice } from '../model/index.ts';
import { AgendaColumn } from './AgendaColumn.tsx';
import { UnderDiscussion } from './UnderDiscussion.tsx';
import { VotesColumn } from './VotesColumn.tsx';
import { closeMeeting, type MeetingReply, meetingQuery, openMeeting } from './weighing-api.ts';
import { weighingTexts } from './weighing-texts.ts';
import './weighing.css';

/** A meeting of the table: agenda, the signal under discussion, votes and decisions. */
export function MeetingPage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const [big, setBig] = useState(false);
  const [choice, setChoice] = useState<WeighingChoice | ''>('');
  const { t } = weighingTexts.useText();
  const { data, error, refetch } = useQuery(meetingQuery(id));
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const itemId = params.get('signaal') ?? data.items.find((item) => item.state === 'open')?.id ?? null;
  return (
    <Page
      title={t('title')}
      lead={<Lead reply={data} />}
      crumbs={[{ label: t('meetings'), to: '/wegingstafel' }, { label: data.data.tableName }]}
      actions={<MeetingActions reply={data} big={big} onBig={() => setBig(!big)} />}
    >
      <div className={big ? 'weighing weighing--big' : 'weighing'}>
        <div className="weighing__side">
          <AgendaColumn reply={data} itemId={itemId} />
        </div>
        {itemId === null ? (
          <Empty title={t('chooseItem')} />
        ) : (
          <UnderDiscussion key={itemId} itemId={itemId} onDecision={setChoice} />
        )}
        <div className="weighing__side">
          <VotesColumn meeting={data} itemId={itemId} choice={choice} />
        </div>
      </div>
    </Page>
  );
}

function Lead({ reply }: { reply: MeetingReply }) {
  const { t } = weighingTexts.useText();
  const format = useFormat();
  const { plannedAt, place, presentPersonIds, state } = reply.data;
  const present = presentPersonIds.length;
  const parts = [format.dateTime(plannedAt), place, t(`meetingState.${state}`)];
  if (state !== 'planned')
    parts.push(
      t('presentCount', { count: present }),
      present >= reply.table.quorum ? t('quorumYes') : t('quorumNo', { quorum: reply.table.quorum }),
    );
  return <>{parts.filter(Boolean).join(' · ')}</>;
}

function MeetingActions({ reply, big, onBig }: { reply: MeetingReply; big: boolean; onBig: () => void }) {
  const { t } = weighingTexts.useText();
  const client = useQueryClient();
  const { id, version, state } = reply.data;
  const [dialog, setDialog] = useState<'open' | 'close' | null>(null);
  const [present, setPresent] = useState<string[]>(
    reply.data.presentPersonIds.length > 0
      ? reply.data.presentPersonIds
      : reply.table.members.map((member) => member.personId),
  );
  const done = async () => {
    setDialog(null);
    await client.invalidateQueries({ queryKey: ['weighing'] });
  };
  const opening = useMutation({ mutationFn: () => openMeeting(id, present, version), onSuccess: done });
  const closing = useMutation({ mutationFn: () => closeMeeting(id, version), onSuccess: done });
  return (
    <Actions>
      <Button onClick={onBig}>{big ? t('smallScreen') : t('bigScreen')}</Button>
      <ButtonLink to={`/wegingstafel/${id}/verslag`}>{t('record')}</ButtonLink>
      {reply.abilities.open && (
        <Button kind={state === 'planned' ? 'primary' : 'secondary'} onClick={() => setDialog('open')}>
          {state === 'planned' ? t('open') : t('change')}
        </Button>
      )}
      {reply.abilities.close && <Button onClick={() => setDialog('close')}>{t('close')}</Button>}
      <Dialog
        open={dialog === 'open'}
        title={t('present')}
        onClose={() => setDialog(null)}
        actions={
          <Button kind="primary" busy={opening.isPending} onClick={() => opening.mutate()}>
            {state === 'planned' ? t('open') : t('change')}
          </Button>
        }
      >
        <CheckboxGroup
          legend={t('presentLegend')}
          choices={reply.table.members.map((member) => ({
            value: member.personId,
            label: member.name,
            text: t(`role.${member.role}`),
          }))}
          value={present}
          onValueChange={setPresent}
        />
        {opening.error && <ProblemAlert problem={opening.error} />}
      </Dialog>
      <ConfirmDialog
        open={dialog === 'close'}
        title={t('close')}
        onClose={() => setDialog(null)}
        confirmLabel={t('close')}
        onConfirm={() => closing.mutate()}
        busy={closing.isPending}
      >
        <p>{t('closeText')}</p>
        {closing.error && <ProblemAlert problem={closing.error} />}
      </ConfirmDialog>
    </Actions>
  );
}

export { MeetingPage as Page };
