import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { GivePanel, useGiving } from '#modules/trust/disclosures/web/index.ts';
import {
  Button,
  Card,
  CardHeader,
  Loading,
  Page,
  ProblemAlert,
  ProblemPage,
  SelectField,
  Stack,
  TextAreaField,
} from '#platform/ui/index.ts';
import { useSession } from '#platform/web/index.ts';
import { caseTexts } from './case-texts.ts';
import {
  type Organisation,
  organisationsQuery,
  type ReferralSource,
  referralOutlookQuery,
  sendReferral,
} from './cases-api.ts';
import { useFieldWords } from './use-words.ts';

const NOTHING: never[] = [];
const SHORTEST_REASON = 10;
const SHELTER = 'zvh';
const HELP = ['hulpgebruik'];

type ReferProps = {
  source: ReferralSource;
  recipients: readonly Organisation[];
  ownId: string;
  back: string;
};

function Refer({ source, recipients, ownId, back }: ReferProps) {
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [chosen, setRecipient] = useState('');
  const recipientId = chosen === '' ? (recipients[0]?.id ?? '') : chosen;
  const [reason, setReason] = useState('');
  const [help, setHelp] = useState('');
  const found = useQuery(referralOutlookQuery(source, recipientId));
  const items = found.data?.data.items ?? NOTHING;
  const outlook = found.data?.data.outlook;
  const words = useFieldWords(items);
  const outside = recipientId !== ownId;
  const written = useMemo(() => (outside && help.trim() !== '' ? HELP : NOTHING), [outside, help]);
  const giving = useGiving(outlook, items, { written });
  const sending = useMutation({
    mutationFn: () =>
      sendReferral(source, {
        recipientOrganisationId: recipientId,
        reason,
        fields: giving.fieldsToSend,
        added:
          written.length === 0
            ? []
            : [{ itemKind: 'person', minor: false, fields: [{ key: 'help', value: help }] }],
        proofs: giving.proofs,
      }),
    onSuccess: async () => {
      await client.invalidateQueries();
      void navigate(back);
    },
  });
  if (found.error) return <ProblemPage problem={found.error} onRetry={() => void found.refetch()} />;
  if (outlook === undefined) return <Loading />;
  return (
    <Page
      title={t('referral.title', { name: outlook.recipient.name })}
      crumbs={[
        { label: t('referral.listTitle'), to: '/doorverwijzingen' },
        { label: t('referral.pageTitle') },
      ]}
    >
      <Stack>
        {sending.error && <ProblemAlert problem={sending.error} />}
        {recipients.length > 1 && (
          <SelectField
            label={t('referral.to')}
            emptyLabel={null}
            value={recipientId}
            onValueChange={setRecipient}
            options={recipients.map((organisation) => ({
              value: organisation.id,
              label:
                organisation.id === ownId
                  ? t('referral.internal', { name: organisation.name })
                  : organisation.name,
            }))}
          />
        )}
        <GivePanel
          outlook={outlook}
          items={items}
          words={words}
          giving={giving}
          more={
            <Card>
              <CardHeader title={t('referral.pageTitle')} />
              <Stack>
                <TextAreaField
                  label={t('referral.reason')}
                  rows={2}
                  value={reason}
                  onValueChange={setReason}
                />
                {outside && (
                  <TextAreaField
                    label={t('referral.help')}
                    optional
                    rows={2}
                    value={help}
                    onValueChange={setHelp}
                  />
                )}
              </Stack>
            </Card>
          }
          actions={
            <Button
              kind="primary"
              disabled={
                !giving.ready || giving.fieldsToSend.length === 0 || reason.trim().length < SHORTEST_REASON
              }
              busy={sending.isPending}
              onClick={() => sending.mutate()}
            >
              {t('referral.button')}
            </Button>
          }
        />
      </Stack>
    </Page>
  );
}

/** From a signal to the own care coordinator, or from care people on to shelter. */
export function ReferPage({ from }: { from: 'signal' | 'referral' }) {
  const { id = '' } = useParams();
  const session = useSession();
  const organisations = useQuery(organisationsQuery);
  if (organisations.error) return <ProblemPage problem={organisations.error} />;
  if (organisations.data === undefined) return <Loading />;
  const all = organisations.data.data;
  const own = all.filter((organisation) => organisation.id === session.organisation.id);
  if (from === 'signal')
    return (
      <Refer
        source={{ signalId: id }}
        recipients={own}
        ownId={session.organisation.id}
        back={`/signalen/${id}`}
      />
    );
  return (
    <Refer
      source={{ referralId: id }}
      recipients={all.filter((organisation) => organisation.type === SHELTER)}
      ownId={session.organisation.id}
      back="/doorverwijzingen"
    />
  );
}
