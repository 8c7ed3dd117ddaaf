import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Card,
  CardHeader,
  FileDrop,
  FileLine,
  FileList,
  Loading,
  ProblemAlert,
  Stack,
  Timeline,
} from '#platform/ui/index.ts';
import type { Signal, SignalEvent } from '../../model/index.ts';
import { FileFacts, pictureOf } from '../intake/PhotoBlock.tsx';
import { Additions } from '../mine/MySignalCard.tsx';
import { signalTexts } from '../signal-texts.ts';
import { addSignalFile, fileAddress } from '../signals-api.ts';

export function AdditionsCard({ signal }: { signal: Signal }) {
  const { t } = signalTexts.useText();
  if (signal.additions.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('signal.additions')} count={signal.additions.length} />
      <Additions additions={signal.additions} />
    </Card>
  );
}

export function FilesCard({ signal, mayAdd }: { signal: Signal; mayAdd: boolean }) {
  const { t } = signalTexts.useText();
  const client = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const add = async (files: File[]) => {
    setProblem(null);
    for (const file of files) {
      setBusy(file.name);
      await addSignalFile(signal.id, file).catch(setProblem);
    }
    setBusy(null);
    await client.invalidateQueries({ queryKey: ['signals', 'one', signal.id] });
  };
  return (
    <Card>
      <CardHeader title={t('signal.files')} count={signal.files.length} />
      <Stack>
        {signal.files.length === 0 && <p className="sk-soft">{t('signal.noFiles')}</p>}
        <FileList>
          {signal.files.map((file) => (
            <FileLine key={file.id} picture={pictureOf(file)}>
              <a className="sk-link" href={fileAddress(file.id)} target="_blank" rel="noreferrer">
                {file.name}
              </a>
              <FileFacts file={file} />
            </FileLine>
          ))}
        </FileList>
        {busy !== null && <Loading label={t('intake.uploading', { name: busy })} />}
        {problem !== null && <ProblemAlert problem={problem} />}
        {mayAdd && (
          <FileDrop label={t('signal.addFile')} paste={false} onFiles={(files) => void add(files)} />
        )}
      </Stack>
    </Card>
  );
}

const DECISIONS = new Set([
  'monitor',
  'dismiss',
  'refer',
  'take-up',
  'follow-up',
  'join-case',
  'check',
  'reopen',
  'close',
  'withdraw',
]);

export function TimelineCard({ signal }: { signal: Signal }) {
  const { t, maybe } = signalTexts.useText();
  const title = (event: SignalEvent) =>
    maybe(`event.${event.type}`, { name: event.personName }) ?? t('event.other');
  return (
    <Card>
      <CardHeader title={t('signal.timeline')} />
      <Timeline
        label={t('signal.timeline')}
        items={signal.events.map((event) => ({
          key: event.id,
          at: event.occurredAt,
          kind: DECISIONS.has(event.type) ? 'decision' : 'fact',
          title: title(event),
          body: [event.personName, typeof event.detail.reason === 'string' ? event.detail.reason : '']
            .filter(Boolean)
            .join(': '),
        }))}
      />
    </Card>
  );
}
