import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Card, CardHeader, Chip, Glyph, Stack, TextAreaField, TextField } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { type AskedCondition, isProven, missingCharacters, NO_PROOF } from '../model/giving-form.ts';
import { isClaimable } from '../model/proofs.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import type { Giving } from './use-giving.ts';

/** Facts come from records, which write a day as 2026-11-24. */
const CALENDAR_DATE = /\b\d{4}-\d{2}-\d{2}\b/g;

type Claimable = Pick<AskedCondition, 'code' | 'by' | 'title'>;

function ProofFields({ condition, giving }: { condition: Claimable; giving: Giving }) {
  const { t } = disclosureTexts.useText();
  const proof = giving.texts[condition.code] ?? NO_PROOF;
  const missing = missingCharacters(condition, giving.texts);
  const hint = missing > 0 ? t('conditions.missing', { count: missing }) : undefined;
  const text = (value: string) => giving.setText(condition.code, { ...proof, text: value });
  if (condition.by === 'statement') {
    return (
      <TextAreaField
        label={condition.title}
        hideLabel
        rows={2}
        hint={hint}
        value={proof.text}
        onValueChange={text}
      />
    );
  }
  return (
    <>
      <TextField label={t('conditions.mark')} hint={hint} value={proof.text} onValueChange={text} />
      {condition.by === 'approval' && (
        <TextField
          label={t('conditions.approvedBy')}
          value={proof.approvedBy}
          onValueChange={(approvedBy) => giving.setText(condition.code, { ...proof, approvedBy })}
        />
      )}
    </>
  );
}

/** A condition that holds when one of several does: each can be shown to hold on its own. */
function OneOf({ parts, giving }: { parts: NonNullable<AskedCondition['anyOf']>; giving: Giving }) {
  const { t } = disclosureTexts.useText();
  return (
    <>
      <p className="sk-small">{t('conditions.oneOf')}</p>
      {parts.filter(isClaimable).map((part) => (
        <fieldset key={part.code} className="sk-fieldset">
          <legend>{part.title}</legend>
          <p className="sk-small sk-soft">{part.check}</p>
          <ProofFields condition={part} giving={giving} />
        </fieldset>
      ))}
    </>
  );
}

function OpenCondition({
  condition,
  giving,
  fourEyes,
}: {
  condition: AskedCondition;
  giving: Giving;
  fourEyes: ReactNode;
}) {
  const { t } = disclosureTexts.useText();
  const proven = isProven(condition, giving.texts);
  const holds = !giving.open.includes(condition);
  const other = () => {
    if (condition.code === 'four-eyes') return fourEyes;
    if (condition.code === 'rule-confirmed')
      return <p className="sk-soft">{t('conditions.ruleConfirmed', { rule: condition.rule })}</p>;
    return (
      <p className="sk-soft">
        {condition.by === 'approval' ? t('conditions.approval') : t('conditions.system')}
      </p>
    );
  };
  return (
    <li>
      <p>
        <Glyph icon={holds || proven ? IconCircleCheck : IconCircleDashed} /> <b>{condition.title}</b>{' '}
        {holds ? (
          <span className="sk-hidden">{t('conditions.met')}</span>
        ) : (
          <Chip tone="proposal">{t('conditions.open')}</Chip>
        )}
      </p>
      <p className="sk-small sk-soft">{condition.check}</p>
      {condition.anyOf !== undefined ? (
        <OneOf parts={condition.anyOf} giving={giving} />
      ) : isClaimable(condition) ? (
        <ProofFields condition={condition} giving={giving} />
      ) : (
        other()
      )}
    </li>
  );
}

/** Right on the screen of a giving: what holds, and what the giver or someone else must still do. */
export function Conditions({ giving, fourEyes }: { giving: Giving; fourEyes?: ReactNode }) {
  const { t } = disclosureTexts.useText();
  const format = useFormat();
  const inWords = (texts: readonly string[]) =>
    texts.map((text) => text.replaceAll(CALENDAR_DATE, (date) => format.dateWithoutDay(date))).join('; ');
  const met = giving.met.length + giving.asked.length - giving.open.length;
  return (
    <Card>
      <CardHeader title={t('conditions.title')} />
      <Stack>
        <p className="sk-soft" role="status">
          {giving.categories.length === 0
            ? t('conditions.chooseFirst')
            : t('conditions.count', { met, open: giving.open.length })}
        </p>
        <ul className="sk-plain-list">
          {giving.met.map((condition) => (
            <li key={condition.code}>
              <p>
                <Glyph icon={IconCircleCheck} /> <b>{condition.title}</b>{' '}
                <span className="sk-hidden">{t('conditions.met')}</span>
              </p>
              {condition.texts.length > 0 && <p className="sk-small sk-soft">{inWords(condition.texts)}</p>}
            </li>
          ))}
          {giving.asked.map((condition) => (
            <OpenCondition
              key={`${condition.code} ${condition.rule}`}
              condition={condition}
              giving={giving}
              fourEyes={fourEyes}
            />
          ))}
        </ul>
      </Stack>
    </Card>
  );
}
