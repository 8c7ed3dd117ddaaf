import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ChooseFields, GivePanel, useGiving } from '#modules/trust/disclosures/web/index.ts';
import {
  Alert,
  Button,
  Card,
  CardHeader,
  Loading,
  Page,
  ProblemAlert,
  SelectField,
  Stack,
  TextField,
} from '#platform/ui/index.ts';
import { caseTexts } from './case-texts.ts';
import { bringInOutlookQuery, offerBringIn, organisationsQuery } from './cases-api.ts';
import { FilesToGive } from './FilesToGive.tsx';
import { People } from './People.tsx';
import { useFileChoices } from './use-file-choices.ts';
import { useFieldWords } from './use-words.ts';

const NOTHING: never[] = [];
/** Organisation types that keep joint cases. */
const HOSTS = ['riec', 'zvh'];
const SHORTEST_TITLE = 3;

/** A municipality brings a weighed signal to a host: ticked fields only, never who reported it. */
export function BringInPage() {
  const { id = '' } = useParams();
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const organisations = useQuery(organisationsQuery);
  const hosts = (organisations.data?.data ?? []).filter((organisation) => HOSTS.includes(organisation.type));
  const [chosenHost, setHost] = useState('');
  const host =
    chosenHost === '' ? (hosts.find((organisation) => organisation.type === HOSTS[0])?.id ?? '') : chosenHost;
  const [title, setTitle] = useState('');
  const [people, setPeople] = useState<string[]>([]);
  const found = useQuery(bringInOutlookQuery(id, host));
  const items = found.data?.data.items ?? NOTHING;
  const outlook = found.data?.data.outlook;
  const words = useFieldWords(items);
  const offered = found.data?.data.files ?? NOTHING;
  const files = useFileChoices(offered);
  const giving = useGiving(outlook, items, { written: files.categories });
  const offering = useMutation({
    mutationFn: () =>
      offerBringIn({
        signalId: id,
        hostOrganisationId: host,
        title,
        fields: giving.fieldsToSend,
        files: files.toSend,
        participantAppointmentIds: people,
        proofs: giving.proofs,
      }),
    onSuccess: async () => {
      await client.invalidateQueries();
      void navigate(`/signalen/${id}`);
    },
  });
  const problem = found.error ?? organisations.error;
  if (problem) return <ProblemAlert problem={problem} onRetry={() => void found.refetch()} />;
  if (outlook === undefined || found.data === undefined) return <Loading />;
  const { signal } = found.data.data;
  return (
    <Page
      title={t('bringIn.title', { name: outlook.recipient.name })}
      crumbs={[{ label: signal.reference, to: `/signalen/${id}` }, { label: t('bringIn.pageTitle') }]}
    >
      <Stack>
        {signal.sourceProtected && <Alert tone="warn">{t('bringIn.protected')}</Alert>}
        {offering.error && <ProblemAlert problem={offering.error} />}
        {hosts.length > 1 && (
          <SelectField
            label={t('bringIn.host')}
            emptyLabel={null}
            value={host}
            onValueChange={setHost}
            options={hosts.map((organisation) => ({ value: organisation.id, label: organisation.name }))}
          />
        )}
        <GivePanel
          outlook={outlook}
          items={items}
          words={words}
          giving={giving}
          write={
            <Stack>
              <ChooseFields outlook={outlook} items={items} words={words} giving={giving} />
              {offered.length > 0 && <FilesToGive outlook={outlook} offered={offered} files={files} />}
            </Stack>
          }
          more={
            <Card>
              <CardHeader title={t('bringIn.pageTitle')} />
              <Stack>
                <TextField
                  label={t('bringIn.caseTitle')}
                  hint={t('bringIn.caseTitleHint')}
                  value={title}
                  maxLength={160}
                  onValueChange={setTitle}
                />
                <People
                  purpose={outlook.purpose.code}
                  legend={t('bringIn.people')}
                  hint={t('bringIn.peopleHint')}
                  value={people}
                  onValueChange={setPeople}
                />
              </Stack>
            </Card>
          }
          actions={
            <Button
              kind="primary"
              disabled={!giving.ready || !files.complete || title.trim().length < SHORTEST_TITLE}
              busy={offering.isPending}
              onClick={() => offering.mutate()}
            >
              {t('bringIn.button')}
            </Button>
          }
        />
      </Stack>
    </Page>
  );
}

export { BringInPage as Page };
