import type { Outlook } from '#modules/trust/disclosures/model/index.ts';
import {
  Alert,
  Card,
  CardHeader,
  CheckboxField,
  FileLine,
  FileList,
  Stack,
  TextButton,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { OfferedFile } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import { offeredPicture } from './cases-api.ts';
import { DescribeFile } from './DescribeFile.tsx';
import type { FileChoices } from './use-file-choices.ts';

export type FilesToGiveProps = {
  outlook: Outlook;
  offered: readonly OfferedFile[];
  files: FileChoices;
  /** Takes away what lies ready and was not given yet. */
  onRemove?: (file: OfferedFile) => void;
  children?: React.ReactNode;
};

/** Files to give: nothing is ticked beforehand, and of each ticked one it is said what it shows. */
export function FilesToGive({ outlook, offered, files, onRemove, children }: FilesToGiveProps) {
  const { t } = caseTexts.useText();
  const format = useFormat();
  return (
    <Card>
      <CardHeader title={t('files.title')} count={offered.length} />
      <Stack>
        {offered.length > 0 && (
          <FileList>
            {offered.map((file) => (
              <FileLine key={file.id} picture={offeredPicture(file)}>
                <Stack>
                  <CheckboxField
                    value={files.isChosen(file.id)}
                    onValueChange={(chosen) => files.choose(file.id, chosen)}
                  >
                    <b>{file.name}</b>{' '}
                    <span className="sk-small sk-soft sk-nowrap">{format.bytes(file.size)}</span>
                  </CheckboxField>
                  {file.draft && onRemove !== undefined && (
                    <TextButton onClick={() => onRemove(file)}>
                      {t('files.remove')} <span className="sk-hidden">{file.name}</span>
                    </TextButton>
                  )}
                  <DescribeFile outlook={outlook} file={file} files={files} />
                </Stack>
              </FileLine>
            ))}
          </FileList>
        )}
        {!files.complete && <Alert tone="warn">{t('files.incomplete')}</Alert>}
        {children}
      </Stack>
    </Card>
  );
}
