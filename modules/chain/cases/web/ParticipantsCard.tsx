import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { articlesText } from '#modules/trust/disclosures/web/index.ts';
import {
  Button,
  Card,
  CardHeader,
  CheckboxGroup,
  Chip,
  ConfirmDialog,
  Dialog,
  ProblemAlert,
  TextAreaField,
  TextButton,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Case, CaseParticipant } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import {
  type Abilities,
  candidatesQuery,
  endParticipation,
  nameParticipants,
  participantsQuery,
} from './cases-api.ts';

const SHORTEST_REASON = 10;

function AddPeople({ file, taken, onDone }: { file: Case; taken: readonly string[]; onDone: () => void }) {
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string[]>([]);
  const candidates = useQuery(candidatesQuery(file.purposeCode));
  const adding = useMutation({
    mutationFn: () => nameParticipants(file.id, chosen),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['cases', 'one', file.id] });
      onDone();
    },
  });
  return (
    <Dialog
      open
      title={t('participants.add')}
      onClose={onDone}
      actions={
        <Button
          kind="primary"
          busy={adding.isPending}
          disabled={chosen.length === 0}
          onClick={() => adding.mutate()}
        >
          {t('participants.save')}
        </Button>
      }
    >
      {adding.error && <ProblemAlert problem={adding.error} />}
      <CheckboxGroup
        legend={t('participants.choose')}
        value={chosen}
        onValueChange={setChosen}
        choices={(candidates.data?.data ?? [])
          .filter((person) => !taken.includes(person.appointmentId))
          .map((person) => ({ value: person.appointmentId, label: person.personName, text: person.title }))}
      />
    </Dialog>
  );
}

function EndDialog({
  file,
  participant,
  onDone,
}: {
  file: Case;
  participant: CaseParticipant;
  onDone: () => void;
}) {
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const ending = useMutation({
    mutationFn: () => endParticipation(file.id, participant.id, reason),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['cases'] });
      onDone();
    },
  });
  return (
    <ConfirmDialog
      open
      title={t('participants.endTitle')}
      confirmLabel={t('participants.end')}
      busy={ending.isPending}
      onClose={onDone}
      onConfirm={() => reason.trim().length >= SHORTEST_REASON && ending.mutate()}
    >
      <p>{t('participants.endText', { name: participant.personName })}</p>
      {ending.error && <ProblemAlert problem={ending.error} />}
      <TextAreaField
        label={t('step.reason')}
        hint={t('step.reasonShort')}
        value={reason}
        onValueChange={setReason}
      />
    </ConfirmDialog>
  );
}

function Rules({ file, rows }: { file: Case; rows: readonly CaseParticipant[] }) {
  const { t } = caseTexts.useText();
  if (rows[0]?.organisation.id === file.host.id) {
    return (
      <p className="sk-small">
        <Chip>{t('participants.own')}</Chip> {articlesText(file.legalBasis)}
      </p>
    );
  }
  return rows[0]?.rules.map((rule) => (
    <p key={rule.code} className="sk-small">
      <Chip>{t('participants.rule', { code: rule.code })}</Chip> {articlesText(rule.articles)}
    </p>
  ));
}

/** Who takes part by name, by organisation, with the rule and article of what was given to it. */
export function ParticipantsCard({ file, abilities }: { file: Case; abilities: Abilities }) {
  const { t } = caseTexts.useText();
  const format = useFormat();
  const participants = useQuery(participantsQuery(file.id));
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<CaseParticipant | null>(null);
  const rows = participants.data?.data ?? [];
  const present = rows.filter((row) => row.leftAt === null);
  const organisations = [...new Map(rows.map((row) => [row.organisation.id, row.organisation])).values()];
  if (participants.error)
    return <ProblemAlert problem={participants.error} onRetry={() => void participants.refetch()} />;
  return (
    <Card>
      <CardHeader
        title={t('participants.title')}
        count={t('participants.count', { count: present.length })}
      />
      <p className="sk-small sk-soft">{t('participants.mayBeShielded')}</p>
      {organisations.map((organisation) => {
        const own = rows.filter((row) => row.organisation.id === organisation.id);
        return (
          <div key={organisation.id}>
            <p>
              <b>{organisation.name}</b>
            </p>
            {own[0] !== undefined && own[0].shieldedFrom.length > 0 && (
              <p className="sk-small">
                <Chip tone="warn">{t('participants.shielded')}</Chip>{' '}
                {t('participants.shieldedFrom', {
                  who: own[0].shieldedFrom.map((type) => type.title).join(', '),
                })}
              </p>
            )}
            {own.map((row) => (
              <p key={row.id}>
                {row.personName}{' '}
                <span className="sk-soft">
                  {row.role === 'lead' ? t('participants.lead') : row.personTitle}
                </span>{' '}
                {row.leftAt !== null && (
                  <span className="sk-soft">
                    {t('participants.left', { date: format.dateWithoutDay(row.leftAt) })}
                  </span>
                )}
                {row.leftAt === null && row.secrecyConfirmedAt === null && (
                  <Chip tone="proposal">{t('participants.secrecyOpen')}</Chip>
                )}{' '}
                {row.abilities.end === true && (
                  <TextButton onClick={() => setEnding(row)}>{t('participants.end')}</TextButton>
                )}
              </p>
            ))}
            <Rules file={file} rows={own} />
            {abilities.share === true &&
              organisation.id !== file.host.id &&
              own.some((row) => row.leftAt === null) && (
                <p>
                  <TextLink to={`/casussen/${file.id}/delen/${organisation.id}`}>
                    {t('participants.share', { name: organisation.name })}
                  </TextLink>
                </p>
              )}
            <hr className="sk-rule" />
          </div>
        );
      })}
      {abilities.name === true && (
        <Button small onClick={() => setAdding(true)}>
          {t('participants.add')}
        </Button>
      )}
      {adding && (
        <AddPeople
          file={file}
          taken={present.map((row) => row.appointmentId)}
          onDone={() => setAdding(false)}
        />
      )}
      {ending && <EndDialog file={file} participant={ending} onDone={() => setEnding(null)} />}
    </Card>
  );
}
