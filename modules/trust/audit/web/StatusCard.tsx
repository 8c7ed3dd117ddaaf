import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Alert, Card, CardHeader, Chip, Loading, ProblemAlert, Properties, Sub } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { type AuditStatus, statusQuery } from './audit-api.ts';
import { auditTexts } from './audit-texts.ts';

/** Last checkpoint, what does not fall under it yet, who signed along, and what the own check said. */
export function StatusCard() {
  const { t } = auditTexts.useText();
  const status = useQuery(statusQuery);
  if (status.error) return <ProblemAlert problem={status.error} onRetry={() => void status.refetch()} />;
  return (
    <Card>
      <CardHeader title={t('verify.now')} />
      {status.data === undefined ? <Loading /> : <Facts status={status.data.data} />}
    </Card>
  );
}

function Facts({ status }: { status: AuditStatus }) {
  const { t } = auditTexts.useText();
  const { checkpoint, backDated } = status;
  return (
    <>
      {checkpoint !== null && checkpoint.clockBehind > 0 && (
        <Alert tone="warn" title={t('verify.clock', { count: Math.ceil(checkpoint.clockBehind / 1000) })} />
      )}
      {backDated > 0 && <Alert tone="warn" title={t('verify.backDated', { count: backDated })} />}
      <Properties
        items={[
          { label: t('verify.check'), value: <Checked check={status.selfCheck} /> },
          { label: t('verify.checkpoint'), value: <Checkpoint status={status} /> },
          { label: t('verify.tail'), value: <Tail tail={status.tail} /> },
          { label: t('verify.witnesses'), value: <Witnesses status={status} /> },
        ]}
      />
    </>
  );
}

function Checked({ check }: { check: AuditStatus['selfCheck'] }) {
  const { t, maybe } = auditTexts.useText();
  const format = useFormat();
  if (check === null) return t('verify.notChecked');
  if (check.proven)
    return (
      <>
        <Chip tone="good" icon={IconCircleCheck}>
          {t('verify.proven')}
        </Chip>
        <Sub>
          {t('verify.provenText', {
            count: check.entries,
            entries: format.number(check.entries),
            date: format.dateTime(check.checkedAt),
          })}
        </Sub>
      </>
    );
  return (
    <>
      <Chip tone="bad" icon={IconAlertTriangle}>
        {t('verify.broken')}
      </Chip>
      <Sub>
        {t('verify.brokenText', {
          what: maybe(`broken.${check.broken ?? ''}`) ?? check.broken ?? '',
          place: format.number(check.brokenAt ?? 0),
          date: format.dateTime(check.checkedAt),
        })}
      </Sub>
    </>
  );
}

function Checkpoint({ status: { checkpoint } }: { status: AuditStatus }) {
  const { t } = auditTexts.useText();
  const format = useFormat();
  if (checkpoint === null) return t('verify.noCheckpoint');
  return (
    <>
      {format.dateTime(checkpoint.closedAt)}
      <Sub>
        {t('verify.size', { count: checkpoint.size, size: format.number(checkpoint.size) })}{' '}
        {checkpoint.cosignedBy.length === 0
          ? t('verify.nobodySigned')
          : t('verify.signedBy', { names: checkpoint.cosignedBy.join(', ') })}
      </Sub>
    </>
  );
}

function Tail({ tail }: { tail: AuditStatus['tail'] }) {
  const { t } = auditTexts.useText();
  const format = useFormat();
  if (tail.count === 0) return t('verify.noTail');
  return t('verify.tailText', { count: tail.count, time: format.dateTime(tail.oldest) });
}

function Witnesses({ status: { witnesses } }: { status: AuditStatus }) {
  const { t } = auditTexts.useText();
  const format = useFormat();
  if (witnesses.length === 0) return t('verify.noWitness');
  return (
    <ul className="sk-plain-list">
      {witnesses.map(({ id, organisationName, size, signedAt }) => (
        <li key={id}>
          {size === null
            ? t('verify.neverSigned', { name: organisationName })
            : t('verify.sawUntil', {
                name: organisationName,
                size: format.number(size),
                date: format.dateTime(signedAt),
              })}
        </li>
      ))}
    </ul>
  );
}
