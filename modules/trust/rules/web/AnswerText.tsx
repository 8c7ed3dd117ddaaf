import { Chip, type ChipTone } from '#platform/ui/index.ts';
import type { Answer } from '../model/index.ts';
import { rulesTexts } from './rules-texts.ts';
import { useWords } from './use-words.ts';

const TONES: Readonly<Record<Answer['outcome'], ChipTone>> = {
  allowed: 'good',
  'allowed-when': 'proposal',
  'not-allowed': 'bad',
};

export function Outcome({ outcome }: { outcome: Answer['outcome'] }) {
  const { t } = rulesTexts.useText();
  return <Chip tone={TONES[outcome]}>{t(`outcome.${outcome}`)}</Chip>;
}

const articlesOf = (articles: readonly { law: string; article: string }[]) =>
  articles.map(({ law, article }) => `${law} ${article}`).join('; ');

/** An answer with the rule, its articles, what is still asked and a sentence. `brief`: for a line in a table. */
export function AnswerText({ answer, brief = false }: { answer: Answer; brief?: boolean }) {
  const { t, maybe } = rulesTexts.useText();
  const { words } = useWords();
  const refused = answer.outcome === 'not-allowed';
  return (
    <div>
      <p>
        <Outcome outcome={answer.outcome} />
      </p>
      {!refused &&
        answer.rules.map((rule) => (
          <p key={rule.code} className="sk-small">
            <b>{t('ruleCode', { code: rule.code })}</b>{' '}
            {brief ? rule.title : `${rule.explanation} (${articlesOf(rule.articles)})`}
          </p>
        ))}
      {answer.open.length > 0 && !refused && (
        <p className="sk-small">
          {t('stillAsked')}: {[...new Set(answer.open.map((condition) => condition.title))].join(', ')}
        </p>
      )}
      {answer.refusals.map((refusal) => (
        <p key={`${refusal.reason} ${refusal.by?.code ?? ''}`} className="sk-small">
          <b>{words('categories', refusal.categories)}</b>
          {refusal.categories.length > 0 && ': '}
          {maybe(`why.${refusal.reason}`) ?? refusal.reason}
          {refusal.by !== null && (
            <>
              {' '}
              {refusal.by.kind === 'rule' && <b>{t('ruleCode', { code: refusal.by.code })}</b>}{' '}
              {brief ? refusal.by.title : `${refusal.by.explanation} (${articlesOf(refusal.by.articles)})`}
            </>
          )}
        </p>
      ))}
      {answer.unconfirmed.length > 0 && !refused && (
        <p className="sk-small sk-soft">{t('notConfirmedHere', { rules: answer.unconfirmed.join(', ') })}</p>
      )}
    </div>
  );
}
