import { IconSparkles } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { suggestForProcess } from '#modules/chain/themes/model/index.ts';
import {
  Card,
  CardHeader,
  CheckboxGroup,
  Chip,
  Glyph,
  Stack,
  TextAreaField,
  TextButton,
} from '#platform/ui/index.ts';
import type { Form } from '#platform/web/index.ts';
import { narrativeLimit, recogniseText, type TextSuggestion } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import type { Change } from './intake-value.ts';
import { emptyMention, type IntakeValue, type MentionDraft } from './intake-value.ts';
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
        <Recognised value={value} onAdd={(mention) => onChange('mentions', [...value.mentions, mention])} />
      </Stack>
    </Card>
  );
}

function mentionFrom(item: TextSuggestion): MentionDraft {
  switch (item.kind) {
    case 'person':
      return emptyMention('person', { name: item.value });
    case 'company':
      return emptyMention('company', { kvk: item.value });
    case 'vehicle':
      return emptyMention('vehicle', { plate: item.value });
    case 'phone':
      return emptyMention('phone', { phone: item.value });
    case 'account':
      return emptyMention('account', { iban: item.value });
    case 'address': {
      const [digits = '', letters = '', ...door] = item.value.split(' ');
      return emptyMention('address', { postcode: `${digits} ${letters}`, houseNumber: door.join(' ') });
    }
  }
}

const isAdded = (value: IntakeValue, item: TextSuggestion): boolean =>
  value.mentions.some((mention) => {
    const known = mentionFrom(item);
    const fields = ['name', 'kvk', 'plate', 'phone', 'iban', 'postcode'] as const;
    return fields.some((field) => known[field] !== '' && known[field] === mention[field]);
  });

/** What the program reads in the story: offered, never added by itself. */
function Recognised({ value, onAdd }: { value: IntakeValue; onAdd: (mention: MentionDraft) => void }) {
  const { t } = signalTexts.useText();
  const story = useDeferredValue(value.narrative);
  const found = useMemo(() => recogniseText(story.slice(0, narrativeLimit)), [story]).filter(
    (item) => !isAdded(value, item),
  );
  if (found.length === 0) return null;
  return (
    <div className="signal-chips" role="status">
      <Glyph icon={IconSparkles} />
      <span className="sk-soft">{t('intake.recognised')}</span>
      {found.map((item) => (
        <Chip key={`${item.kind} ${item.value}`} tone="proposal" onClick={() => onAdd(mentionFrom(item))}>
          {t('intake.add', { value: item.text })}
        </Chip>
      ))}
    </div>
  );
}
