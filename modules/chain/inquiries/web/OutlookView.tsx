import { RuleText } from '#modules/trust/disclosures/web/index.ts';
import { Alert, Panel, Properties, Stack } from '#platform/ui/index.ts';
import type { InquiryOutlook } from '../model/index.ts';
import { inquiryTexts } from './inquiry-texts.ts';
import { useSentText } from './use-sent-text.ts';

/** Before sending: exactly what goes over and on which rules; or what refuses it and what would be needed. */
export function OutlookView({ outlook, organisation }: { outlook: InquiryOutlook; organisation: string }) {
  return outlook.ready ? (
    <Goes outlook={outlook} organisation={organisation} />
  ) : (
    <Refused outlook={outlook} organisation={organisation} />
  );
}

function Goes({ outlook, organisation }: { outlook: InquiryOutlook; organisation: string }) {
  const { t, maybe } = inquiryTexts.useText();
  const sentText = useSentText();
  return (
    <Panel sunk>
      <Stack>
        <p>
          <b>{t('outlook.goes', { organisation })}</b>
        </p>
        <Properties
          items={outlook.fields.map((field) => ({
            key: field.key,
            label: maybe(`field.${field.key}`) ?? field.key,
            value: sentText(field),
          }))}
        />
        <p className="sk-soft">{t('outlook.nothingElse')}</p>
        {[...outlook.questionRules, ...outlook.answerRules].map((rule) => (
          <RuleText key={rule.code} rule={rule} />
        ))}
      </Stack>
    </Panel>
  );
}

function Refused({ outlook, organisation }: { outlook: InquiryOutlook; organisation: string }) {
  const { t, maybe } = inquiryTexts.useText();
  const at = (side: 'asker' | 'asked') => (side === 'asker' ? t('outlook.atUs') : organisation);
  const allowed = outlook.refusals.length === 0 && outlook.open.length === 0;
  return (
    <Alert tone="warn" title={t(allowed ? 'outlook.notOne' : 'outlook.refused', { organisation })} live>
      <Stack>
        {allowed && <p>{t('outlook.notOneText')}</p>}
        {outlook.refusals.length > 0 && (
          <ul>
            {outlook.refusals.map((refusal) => (
              <li key={`${refusal.side} ${refusal.category} ${refusal.reason}`}>
                {at(refusal.side)}, {refusal.category}:{' '}
                {maybe(`refusal.${refusal.reason}`) ?? t('refusal.other')}
                {refusal.rule !== null && <RuleText rule={refusal.rule} />}
              </li>
            ))}
          </ul>
        )}
        {outlook.refusals.length === 0 && outlook.open.length > 0 && (
          <>
            <p>{t('outlook.needed')}</p>
            <ul>
              {outlook.open.map((condition) => (
                <li key={`${condition.side} ${condition.code} ${condition.rule}`}>
                  {at(condition.side)}: <b>{condition.title}</b> ({condition.rule}). {condition.check}
                </li>
              ))}
            </ul>
            {outlook.answerRules.map((rule) => (
              <RuleText key={rule.code} rule={rule} />
            ))}
          </>
        )}
        {outlook.byHand.map(({ rule, open }) => (
          <div key={rule.code}>
            <p>{t('outlook.byHand', { organisation, conditions: open.join(', ') })}</p>
            <RuleText rule={rule} />
          </div>
        ))}
        {outlook.elsewhere.length > 0 && (
          <>
            <p>{t('outlook.elsewhere')}</p>
            {outlook.elsewhere.map(({ title, rule }) => (
              <div key={rule.code}>
                <p>{title}</p>
                <RuleText rule={rule} />
              </div>
            ))}
          </>
        )}
      </Stack>
    </Alert>
  );
}
