import { ErrorMessage } from '@amsterdam/design-system-react';
import { IconCamera, IconUpload } from '@tabler/icons-react';
import { type ClipboardEvent, type DragEvent, useEffect, useId, useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { classes } from '../classes.ts';
import { Glyph } from '../icon.tsx';
import { KeyHint } from '../layout/KeyHint.tsx';
import { uiTexts } from '../ui-texts.ts';

export type FileDropProps = {
  /** What the file is for, for who cannot see the frame. */
  label: string;
  onFiles: (files: File[]) => void;
  /** As of an input: `image/*,.pdf`. */
  accept?: string;
  multiple?: boolean;
  /** Also takes what is pasted anywhere on the page. */
  paste?: boolean;
  /** Largest size in bytes, shown to the person; the server decides. */
  maxBytes?: number;
  /** A camera instead of an arrow. */
  photo?: boolean;
  /** Why files were not taken, a sentence each. */
  errors?: readonly string[];
};

/** Drop, paste or choose. On a phone the chooser offers the camera. */
export function FileDrop({
  label,
  onFiles,
  accept,
  multiple = true,
  paste = true,
  maxBytes,
  photo,
  errors = [],
}: FileDropProps) {
  const { t } = uiTexts.useText();
  const format = useFormat();
  const id = useId();
  const [over, setOver] = useState(false);

  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
    return files.length > 0;
  };

  useEffect(() => {
    if (!paste) return;
    const onPaste = (event: Event) => {
      const data = (event as unknown as ClipboardEvent).clipboardData;
      if (take(data?.files)) event.preventDefault();
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });

  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input inside does the same by keyboard
    <div
      className={classes('sk-drop', over && 'sk-drop--over', errors.length > 0 && 'sk-drop--refused')}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <Glyph icon={photo ? IconCamera : IconUpload} size={20} />
      <div>
        {t('file.drop')} {paste && <PasteHint />} <label htmlFor={id}>{t('file.choose')}</label>
        <input
          id={id}
          type="file"
          className="sk-hidden"
          aria-label={`${label}: ${t('file.choose')}`}
          accept={accept}
          multiple={multiple}
          aria-invalid={errors.length > 0 || undefined}
          aria-describedby={errors.length > 0 ? `${id}-errors` : undefined}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
        {maxBytes && <div>{t('file.most', { size: format.bytes(maxBytes) })}</div>}
        {errors.length > 0 && (
          <div id={`${id}-errors`} role="alert">
            {errors.map((error) => (
              <ErrorMessage key={error} prefix={t('errorPrefix')}>
                {error}
              </ErrorMessage>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

function PasteHint() {
  const { t } = uiTexts.useText();
  return (
    <>
      {t('file.paste')} <KeyHint>Ctrl V</KeyHint> {t('file.or')}
    </>
  );
}
