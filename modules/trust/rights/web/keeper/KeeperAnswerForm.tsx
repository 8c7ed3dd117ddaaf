import { useState } from 'react';
import {
  Button,
  Card,
  CardHeader,
  CheckboxGroup,
  Empty,
  Form,
  RadioGroup,
  Stack,
} from '#platform/ui/index.ts';
import { type Form as FormState, useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import {
  faultsOfDecisions,
  type KeeperAnswerBody,
  type KeeperCandidate,
  type KeeperTask,
  WITHHOLDING_REASONS,
} from '../../model/index.ts';
import { answerKeeperTask } from '../rights-api.ts';
import { rightsTexts } from '../rights-texts.ts';

type Decision = KeeperAnswerBody['decisions'][number];
/** Nothing is chosen for the keeper. */
type Chosen = Omit<Decision, 'outcome'> & { readonly outcome: Decision['outcome'] | '' };
type Value = { readonly decisions: readonly Chosen[] };

const OUTCOMES = ['someone-else', 'shown', 'withheld'] as const;

const isMade = (decision: Chosen): decision is Decision => decision.outcome !== '';

type AnswerProps = { task: KeeperTask; candidates: readonly KeeperCandidate[]; more: boolean };

/** Of each record that was found: somebody else, shown, or not and why; and the answer, which is the same step where nothing was found. */
export function KeeperAnswerForm({ task, candidates, more }: AnswerProps) {
  const { t } = rightsTexts.useText();
  const refresh = useRefresh('rights');
  const [value, setValue] = useState<Value>({
    decisions: candidates.map(({ mentionId }) => ({ mentionId, outcome: '', reasons: [] })),
  });
  const form = useForm<Value>({
    value,
    setValue,
    check: ({ decisions }) => [
      ...decisions.flatMap(({ outcome }, at) =>
        outcome === '' ? [{ pointer: `/decisions/${at}/outcome`, code: 'required' as const }] : [],
      ),
      ...(decisions.every(isMade) ? faultsOfDecisions([...decisions]) : []),
    ],
    submit: async ({ decisions }) => {
      await answerKeeperTask(task.id, {
        decisions: decisions.filter(isMade).map((decision) => ({
          ...decision,
          reasons: decision.outcome === 'withheld' ? decision.reasons : [],
        })),
        expectedVersion: task.version,
      });
      await refresh();
    },
  });
  return (
    <Card>
      <CardHeader title={t('keeper.found')} count={candidates.length} />
      <Form form={form} label={t('keeper.found')}>
        {candidates.length === 0 ? (
          <Empty title={t('keeper.none')}>{t('keeper.noneText')}</Empty>
        ) : (
          <p className="sk-soft">{t('keeper.foundLead')}</p>
        )}
        <ul className="sk-plain-list">
          {candidates.map((candidate, at) => (
            <li key={candidate.mentionId}>
              <Candidate candidate={candidate} form={form} at={at} />
            </li>
          ))}
        </ul>
        {more && <p className="sk-soft">{t('keeper.more')}</p>}
        <Button kind="primary" type="submit" busy={form.submitting}>
          {t(more ? 'keeper.next' : 'keeper.answer')}
        </Button>
      </Form>
    </Card>
  );
}

type CandidateProps = { candidate: KeeperCandidate; form: FormState<Value>; at: number };

function Candidate({ candidate, form, at }: CandidateProps) {
  const { t, language } = rightsTexts.useText();
  const format = useFormat();
  const chosen = form.value.decisions[at];
  const change = (pointer: 'outcome' | 'reasons', more: Partial<Chosen>) => {
    form.set(
      'decisions',
      form.value.decisions.map((one, place) => (place === at ? { ...one, ...more } : one)),
    );
    form.forget(`/decisions/${at}/${pointer}`);
  };
  const shows = candidate.fields
    .map(
      ({ key, value }) =>
        `${t(`field.${key as 'name'}`)}: ${key === 'birthDate' ? format.dateWithoutDay(value) : value}`,
    )
    .join('; ');
  return (
    <Stack>
      <div>
        <b>{`${candidate.reference}, ${format.dateWithoutDay(candidate.receivedOn)}: ${t(`strength.${candidate.strength as 'strong'}`)}`}</b>
        <div className="sk-small">{shows}</div>
        <div className="sk-small sk-soft">{candidate.purposeTitle}</div>
        {candidate.namesOthers && <div className="sk-small sk-soft">{t('item.namesOthers')}</div>}
      </div>
      <RadioGroup
        legend={t('keeper.what', { reference: candidate.reference })}
        id={form.idAt(`/decisions/${at}/outcome`)}
        error={form.errorAt(`/decisions/${at}/outcome`)}
        choices={OUTCOMES.map((outcome) => ({ value: outcome, label: t(`keeperOutcome.${outcome}`) }))}
        value={chosen?.outcome ?? ''}
        onValueChange={(outcome) => change('outcome', { outcome: outcome as 'shown' })}
      />
      {chosen?.outcome === 'withheld' && (
        <CheckboxGroup
          legend={t('keeper.reasons', { reference: candidate.reference })}
          hint={t('keeper.reasonsHint')}
          id={form.idAt(`/decisions/${at}/reasons`)}
          error={form.errorAt(`/decisions/${at}/reasons`)}
          choices={WITHHOLDING_REASONS.map((reason) => ({
            value: reason.code,
            label: reason.title[language],
            text: reason.articles.join(', '),
          }))}
          value={chosen.reasons}
          onValueChange={(reasons) => change('reasons', { reasons })}
        />
      )}
    </Stack>
  );
}
