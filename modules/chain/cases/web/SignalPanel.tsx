import { useQuery } from '@tanstack/react-query';
import type { SignalPanelProps } from '#modules/chain/signals/web/index.ts';
import { ButtonLink, Card, CardHeader, Stack, TextLink } from '#platform/ui/index.ts';
import { caseTexts } from './case-texts.ts';
import { bringInsQuery, referralsQuery } from './cases-api.ts';

const WEIGHED = ['taken-up', 'research', 'second-weighing', 'own-follow-up', 'in-case'];
const JOINT_SOURCES = ['ondermijning-intern', 'digitale-criminaliteit', 'mensenhandel-slachtoffer'];

/** On the page of a signal: bring it in, refer someone to help, and what came of that. */
export function CaseSignalPanel({ signal }: SignalPanelProps) {
  const { t } = caseTexts.useText();
  const bringIns = useQuery(bringInsQuery({ signalId: signal.id }));
  const referrals = useQuery(referralsQuery({ signalId: signal.id }));
  const standing =
    bringIns.data?.data.some((row) => row.state === 'offered' || row.state === 'accepted') ?? false;
  return (
    <Card>
      <CardHeader title={t('panel.title')} />
      <Stack>
        {bringIns.data?.data.map((row) => (
          <p key={row.id}>
            <TextLink to={`/inbreng/${row.id}`}>
              {t('panel.offered', { name: row.host.name, state: t(`bringIn.state.${row.state}`) })}
            </TextLink>
          </p>
        ))}
        {referrals.data?.data.map((row) => (
          <p key={row.id}>
            <TextLink to="/doorverwijzingen">{t('panel.referred', { name: row.recipient.name })}</TextLink>
          </p>
        ))}
        <div className="sk-actions">
          {!standing && WEIGHED.includes(signal.state) && JOINT_SOURCES.includes(signal.purposeCode) && (
            <ButtonLink small to={`/signalen/${signal.id}/inbrengen`}>
              {t('panel.bringIn')}
            </ButtonLink>
          )}
          <ButtonLink small kind="tertiary" to={`/signalen/${signal.id}/doorverwijzen`}>
            {t('panel.refer')}
          </ButtonLink>
        </div>
      </Stack>
    </Card>
  );
}
