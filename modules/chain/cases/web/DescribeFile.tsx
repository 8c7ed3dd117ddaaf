import type { Outlook } from '#modules/trust/disclosures/model/index.ts';
import { Alert, CheckboxField, Stack, TextField, ToggleGroup } from '#platform/ui/index.ts';
import { FILE_CONTENTS, LONGEST_DESCRIPTION, type OfferedFile } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import type { FileChoices } from './use-file-choices.ts';

/** Of a chosen file: what it shows, for who cannot see it too, and which kinds of data stand on it. */
export function DescribeFile({
  outlook,
  file,
  files,
}: {
  outlook: Outlook;
  file: OfferedFile;
  files: FileChoices;
}) {
  const { t } = caseTexts.useText();
  const described = files.described(file.id);
  if (described === undefined) return null;
  const titleOf = (category: string) => outlook.titles[category] ?? category;
  const refused = files
    .categoriesOf(file)
    .filter(
      (category) => !outlook.rules.some((rule) => rule.categories.some(({ code }) => code === category)),
    );
  return (
    <Stack>
      <TextField
        label={t('files.description')}
        hint={t('files.descriptionHint')}
        value={described.description}
        maxLength={LONGEST_DESCRIPTION}
        onValueChange={(description) => files.describe(file.id, { description })}
      />
      <ToggleGroup
        legend={t('files.contents')}
        hint={t('files.contentsHint')}
        value={described.contents}
        onValueChange={(contents) =>
          files.describe(file.id, { contents: FILE_CONTENTS.filter((code) => contents.includes(code)) })
        }
        choices={FILE_CONTENTS.map((code) => ({ value: code, label: titleOf(code) }))}
      />
      <CheckboxField value={described.minor} onValueChange={(minor) => files.describe(file.id, { minor })}>
        {t('files.minor')}
      </CheckboxField>
      {refused.length > 0 && (
        <Alert tone="warn">
          {t('files.refused', { name: outlook.recipient.name, kinds: refused.map(titleOf).join(', ') })}
        </Alert>
      )}
    </Stack>
  );
}
