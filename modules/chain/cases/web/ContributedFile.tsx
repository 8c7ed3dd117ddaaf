import { FileLine, FileList } from '#platform/ui/index.ts';
import { useFormat, useSession } from '#platform/web/index.ts';
import type { Contribution } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import { contributedFileAddress, contributedThumbnail } from './cases-api.ts';

/** The file of a contribution: a small picture with what it shows, its name and size. What was taken back does not open. */
export function ContributedFile({
  row,
  file,
}: {
  row: Contribution;
  file: NonNullable<Contribution['file']>;
}) {
  const { t } = caseTexts.useText();
  const format = useFormat();
  const session = useSession();
  const description = row.fields.map((field) => field.value).join(' ');
  const opens = row.withdrawnAt === null || row.origin.id === session.organisation.id;
  const pictured = opens && file.mediaType.startsWith('image/');
  return (
    <FileList>
      <FileLine picture={pictured ? contributedThumbnail(row.id) : undefined} alt={description}>
        {opens ? (
          <a className="sk-link" href={contributedFileAddress(row.id)} target="_blank" rel="noreferrer">
            {file.name}
          </a>
        ) : (
          file.name
        )}
        <div className="sk-small sk-soft">{format.bytes(file.size)}</div>
        <div>{description}</div>
        {!opens && <div className="sk-small sk-soft">{t('files.gone')}</div>}
      </FileLine>
    </FileList>
  );
}
