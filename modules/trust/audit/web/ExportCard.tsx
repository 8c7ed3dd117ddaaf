import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Actions, ButtonLink, Card, CardHeader, DateField, SelectField, Stack } from '#platform/ui/index.ts';
import { logAddress } from './audit-api.ts';
import { auditTexts } from './audit-texts.ts';

const KINDS = ['signal', 'subject', 'case', 'contribution', 'disclosure', 'audit-event'] as const;

/** The log to take along. */
export function ExportCard() {
  const { t } = auditTexts.useText();
  const [filters, setFilters] = useState({ from: '', until: '', kind: '' });
  const set = (change: Partial<typeof filters>) => setFilters((before) => ({ ...before, ...change }));
  const address = (format: string): string => logAddress({ ...filters, format });
  return (
    <Card>
      <CardHeader title={t('export.title')} />
      <Stack>
        <p>{t('export.text')}</p>
        <DateField
          label={t('export.from')}
          optional
          value={filters.from}
          onValueChange={(from) => set({ from })}
        />
        <DateField
          label={t('export.until')}
          optional
          value={filters.until}
          onValueChange={(until) => set({ until })}
        />
        <SelectField
          label={t('export.kind')}
          emptyLabel={t('export.everyKind')}
          value={filters.kind}
          onValueChange={(kind) => set({ kind })}
          options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
        <Actions>
          <ButtonLink download icon={IconDownload} to={address('csv')}>
            {t('export.csv')}
          </ButtonLink>
          <ButtonLink download icon={IconDownload} to={address('json')}>
            {t('export.json')}
          </ButtonLink>
          <ButtonLink download icon={IconDownload} to={address('logboek')}>
            {t('export.logboek')}
          </ButtonLink>
        </Actions>
      </Stack>
    </Card>
  );
}

/** How anybody does the verifying again, without this product. */
export function VerifyYourselfCard() {
  const { t } = auditTexts.useText();
  return (
    <Card>
      <CardHeader title={t('export.verify')} />
      <ol>
        <li>{t('export.step1')}</li>
        <li>{t('export.step2')}</li>
        <li>{t('export.step3')}</li>
      </ol>
    </Card>
  );
}
