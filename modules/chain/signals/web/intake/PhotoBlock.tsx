import { useState } from 'react';
import {
  Card,
  CardHeader,
  FileDrop,
  FileLine,
  FileList,
  Loading,
  Stack,
  TextButton,
} from '#platform/ui/index.ts';
import { useFormat, useProblemText } from '#platform/web/index.ts';
import type { SignalFile } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { addDraftFile, removeFile, thumbnailOf } from '../signals-api.ts';
import type { Change, IntakeValue } from './intake-value.ts';

const MOST_BYTES = 25_000_000;

/** Block 5: photos and papers go up at once, so that sending is quick and a closed tab loses none. */
export function PhotoBlock({ value, onChange }: { value: IntakeValue; onChange: Change }) {
  const { t } = signalTexts.useText();
  const [busy, setBusy] = useState<string | null>(null);
  const { problemText } = useProblemText();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const refuse = (name: string, cause: unknown) =>
    setRefused((before) => [...before, `${name}: ${problemText(cause)}`]);

  const take = async (files: File[]) => {
    setRefused([]);
    let list = value.files;
    for (const file of files) {
      setBusy(file.name);
      try {
        list = [...list, await addDraftFile(value.draftId, file)];
        onChange('files', list);
      } catch (cause) {
        refuse(file.name, cause);
      }
    }
    setBusy(null);
  };
  const remove = async (file: SignalFile) => {
    onChange(
      'files',
      value.files.filter((item) => item.id !== file.id),
    );
    await removeFile(file.id).catch((cause: unknown) => refuse(file.name, cause));
  };

  return (
    <Card>
      <CardHeader number={5} title={t('intake.photo')} />
      <Stack>
        {value.files.length > 0 && (
          <FileList>
            {value.files.map((file) => (
              <FileLine key={file.id} picture={pictureOf(file)}>
                <b>{file.name}</b>
                <FileFacts file={file} />
                <TextButton onClick={() => void remove(file)}>
                  {t('intake.removeFile')} <span className="sk-hidden">{file.name}</span>
                </TextButton>
              </FileLine>
            ))}
          </FileList>
        )}
        {busy !== null && <Loading label={t('intake.uploading', { name: busy })} />}
        <FileDrop
          label={t('intake.photoLabel')}
          accept="image/*,.pdf,.docx,.xlsx,.txt,.csv,.mp3,.mp4"
          photo
          maxBytes={MOST_BYTES}
          errors={refused}
          onFiles={(files) => void take(files)}
        />
      </Stack>
    </Card>
  );
}

export const pictureOf = (file: SignalFile): string | undefined =>
  file.mediaType.startsWith('image/') ? thumbnailOf(file.id) : undefined;

export function FileFacts({ file }: { file: SignalFile }) {
  const { t } = signalTexts.useText();
  const format = useFormat();
  return (
    <div className="sk-small sk-soft">
      {format.bytes(file.size)}
      {file.metadataRemoved && ` · ${t('intake.metadataRemoved')}`}
    </div>
  );
}
