import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import {
  openThemes,
  searchProcesses,
  suggestForProcess,
  type ThemesContent,
} from '#modules/chain/themes/model/index.ts';
import { Button, Card, CardHeader, ComboBox, SelectField, ToggleGroup } from '#platform/ui/index.ts';
import type { Form } from '#platform/web/index.ts';
import { signalTexts } from '../signal-texts.ts';
import type { ThemesReply } from '../signals-api.ts';
import { useContent } from '../use-content.ts';
import type { Change, IntakeValue } from './intake-value.ts';

const DOMAINS = ['subversive-crime', 'digital', 'care-safety'];
const MOST_SUGGESTED = 4;

/** The content without what a desk does not need, in the shape the model's own functions take. */
const asThemes = (content: ThemesReply) =>
  openThemes({
    ...content,
    sources: [],
    interventions: [],
    themes: content.themes.map((theme) => ({ ...theme, barriers: [] })),
  } as unknown as ThemesContent);

export function useThemes() {
  const { content } = useContent();
  return useMemo(() => (content === undefined ? undefined : asThemes(content)), [content]);
}

/** Block 1: the work someone was doing leads to the themes that show there. */
export function ProcessBlock({ form, onChange }: { form: Form<IntakeValue>; onChange: Change }) {
  const { t } = signalTexts.useText();
  const { value } = form;
  const themes = useThemes();
  const { titleOf } = useContent();
  const processes = useMemo(() => {
    if (themes === undefined) return [];
    const chosen = themes.processes.get(value.processCode);
    const typed = chosen !== undefined && titleOf(chosen) === value.processText ? '' : value.processText;
    return searchProcesses(themes, typed).map((process) => ({ id: process.code, label: titleOf(process) }));
  }, [themes, value.processCode, value.processText, titleOf]);

  const choose = (code: string | null) => {
    const process = code === null ? undefined : themes?.processes.get(code);
    form.set('processCode', process?.code ?? '');
    form.set('processText', process === undefined ? '' : titleOf(process));
    const first =
      process === undefined || themes === undefined ? undefined : suggestForProcess(themes, process.code)[0];
    if (first !== undefined && value.themeCode === '') onChange('themeCode', first.theme.code);
  };

  return (
    <Card>
      <CardHeader number={1} title={t('intake.where')} />
      <div className="signal-grid">
        <ComboBox
          label={t('intake.process')}
          id={form.idAt('/processCode')}
          error={form.errorAt('/processCode')}
          items={processes}
          inputValue={value.processText}
          onInputChange={(text) => form.set('processText', text)}
          value={value.processCode === '' ? null : value.processCode}
          onValueChange={choose}
          placeholder={t('intake.processHint')}
        />
        <ThemeChoice form={form} onChange={onChange} />
      </div>
    </Card>
  );
}

function ThemeChoice({ form, onChange }: { form: Form<IntakeValue>; onChange: Change }) {
  const { t, maybe } = signalTexts.useText();
  const { content, titleOf } = useContent();
  const themes = useThemes();
  const { processCode, themeCode } = form.value;
  const [all, setAll] = useState(false);
  const suggested = useMemo(
    () =>
      themes === undefined || processCode === ''
        ? []
        : suggestForProcess(themes, processCode).slice(0, MOST_SUGGESTED),
    [themes, processCode],
  );
  const isSuggested = suggested.some((item) => item.theme.code === themeCode);
  const showAll = all || suggested.length === 0 || (themeCode !== '' && !isSuggested);
  const groups = DOMAINS.map((domain) => ({
    label: maybe(`domain.${domain}`) ?? domain,
    options: (content?.themes ?? [])
      .filter((theme) => theme.domain === domain)
      .map((theme) => ({ value: theme.code, label: titleOf(theme) })),
  }));
  return (
    <div className="sk-stack">
      {suggested.length > 0 && (
        <ToggleGroup
          legend={t('intake.theme')}
          value={themeCode === '' ? [] : [themeCode]}
          onValueChange={(codes) => onChange('themeCode', codes.at(-1) ?? '')}
          choices={suggested.map(({ theme }) => ({ value: theme.code, label: titleOf(theme) }))}
        />
      )}
      {showAll ? (
        <SelectField
          label={suggested.length > 0 ? t('intake.otherTheme') : t('intake.themeAll')}
          id={form.idAt('/themeCode')}
          error={form.errorAt('/themeCode')}
          value={isSuggested ? '' : themeCode}
          onValueChange={(code) => onChange('themeCode', code)}
          emptyLabel={t('intake.chooseTheme')}
          options={groups}
        />
      ) : (
        <div>
          <Button small icon={IconPlus} type="button" onClick={() => setAll(true)}>
            {t('intake.otherTheme')}
          </Button>
        </div>
      )}
    </div>
  );
}
