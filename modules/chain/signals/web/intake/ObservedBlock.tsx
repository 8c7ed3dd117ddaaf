import { useMemo, useState } from 'react';
import { suggestForProcess } from '#modules/chain/themes/model/index.ts';
import { Card, CardHeader, CheckboxGroup, Stack, TextAreaField, TextButton } from '#platform/ui/index.ts';
import type { Form } from '#platform/web/index.ts';
import { narrativeLimit } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { RecognisedPieces } from '../text/RecognisedPieces.tsx';
import type { Change, IntakeValue } from './intake-value.ts';
import { useThemes } from './ProcessBlock.tsx';

const FIRST = 6;

/** Block 2: what is known, ticked; and told in own words. */
export function ObservedBlock({ form, onChange }: { form: Form<IntakeValue>; onChange: Change }) {
  const { t, language } = signalTexts.useText();
  const { value } = form;
  const themes = useThemes();
  const [all, setAll] = useState(false);
  const indicators = useMemo(() => {
    if (themes === undefined || value.themeCode === '') return [];
    const ofTheme = themes.content.indicators.filter((item) => item.themes.includes(value.themeCode));
    const shown = suggestForProcess(themes, value.processCode).find(
      (item) => item.theme.code === value.themeCode,
    );
    const first = shown?.indicators ?? [];
    return [...first, ...ofTheme.filter((item) => !first.includes(item))];
  }, [themes, value.themeCode, value.processCode]);
  const ticked = new Set(value.indicatorCodes);
  const visible = all
    ? indicators
    : indicators.filter((item, index) => index < FIRST || ticked.has(item.code));
  const hidden = indicators.length - visible.length;
  const chosen = indicators.filter((item) => ticked.has(item.code)).length;

  return (
    <Card>
      <CardHeader
        number={2}
        title={t('intake.what')}
        {...(indicators.length > 0 && { aside: t('intake.tick', { chosen, count: indicators.length }) })}
      />
      {indicators.length > 0 && (
        <>
          <CheckboxGroup
            legend={t('intake.indicators')}
            hideLegend
            twoColumns
            value={value.indicatorCodes}
            onValueChange={(codes) => onChange('indicatorCodes', codes)}
            choices={visible.map((item) => ({
              value: item.code,
              label: language === 'en' ? item.textEn : item.text,
              ask: (
                <>
                  <b>{t('intake.askNext')}</b> {item.askNext}
                </>
              ),
            }))}
          />
          {hidden > 0 && (
            <TextButton onClick={() => setAll(true)}>{t('intake.more', { count: hidden })}</TextButton>
          )}
          <hr className="sk-rule" />
        </>
      )}
      <Stack>
        <TextAreaField
          label={t('intake.story')}
          hint={t('intake.storyHint')}
          rows={5}
          maxLength={narrativeLimit}
          {...form.field('narrative')}
        />
        <RecognisedPieces
          value={value}
          onAdd={(mention) => onChange('mentions', [...value.mentions, mention])}
        />
      </Stack>
    </Card>
  );
}
