import { useState } from 'react';
import {
  Alert,
  Button,
  Card,
  CardHeader,
  CheckboxField,
  Form,
  Properties,
  Stack,
  Sub,
  TextAreaField,
} from '#platform/ui/index.ts';
import { apiUrl } from '#platform/web/api/api-client.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import { measureOfRight, type PartSearch, type RightsPart } from '../../model/index.ts';
import { finishPart } from '../rights-api.ts';
import { rightsTexts } from '../rights-texts.ts';

type FinishProps = {
  part: RightsPart;
  search: PartSearch;
  /** Keepers who have not answered. */
  waitsFor: number;
};

/** How far the part is, and finishing it: only what may be shown goes to the contact point. */
export function FinishCard({ part, search, waitsFor }: FinishProps) {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  return (
    <Card>
      <CardHeader title={t('finish.title')} />
      <Stack>
        <Properties
          ends
          items={[
            { label: t('finish.confirmed'), value: search.confirmed },
            { label: t('finish.rejected'), value: search.rejected },
            { label: t('finish.reviewed'), value: `${search.reviewed} / ${search.confirmed}` },
            ...(measureOfRight(part.right) === undefined
              ? []
              : [{ label: t('finish.measured'), value: `${search.measured} / ${search.confirmed}` }]),
          ]}
        />
        {part.state === 'finished' && (
          <Alert title={t('finish.done')}>
            {t('parts.by', {
              name: part.finishedByName ?? '',
              date: format.dateWithoutDay(part.finishedAt),
            })}
          </Alert>
        )}
        {part.right === 'portability' && part.state === 'finished' && <TransferFile partId={part.id} />}
        {part.state === 'lapsed' && <Alert title={t('partState.lapsed')}>{t('finish.lapsed')}</Alert>}
        {part.state === 'open' && waitsFor > 0 && (
          <Alert title={t('finish.waits')}>{t('finish.waitsFor', { count: waitsFor })}</Alert>
        )}
        {part.abilities.finish && <FinishForm part={part} />}
      </Stack>
    </Card>
  );
}

/** What the requester takes along; there is none where nothing was given under consent or a contract. */
function TransferFile({ partId }: { partId: string }) {
  const { t } = rightsTexts.useText();
  return (
    <p>
      <a href={apiUrl(`/rights-parts/${partId}/transfer-file`)} download={`${partId}.json`}>
        {t('finish.transferFile')}
      </a>
      <Sub>{t('finish.transferFileText')}</Sub>
    </p>
  );
}

function FinishForm({ part }: { part: RightsPart }) {
  const { t } = rightsTexts.useText();
  const refresh = useRefresh('rights');
  const [value, setValue] = useState({ thirdPartiesChecked: false, remark: '' });
  const form = useForm({
    value,
    setValue,
    submit: async (current) => {
      await finishPart(part.id, { ...current, expectedVersion: part.version });
      await refresh();
    },
  });
  return (
    <Form form={form} label={t('finish.title')}>
      <CheckboxField {...form.field('thirdPartiesChecked')}>{t('finish.thirdParties')}</CheckboxField>
      <TextAreaField
        label={t('finish.remark')}
        hint={t('finish.remarkHint')}
        rows={3}
        optional
        {...form.field('remark')}
      />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('finish.do')}
      </Button>
    </Form>
  );
}
