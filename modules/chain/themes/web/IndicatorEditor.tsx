import { IconArrowBackUp, IconEye, IconEyeOff, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import {
  Actions,
  Button,
  CheckboxGroup,
  Halves,
  Panel,
  SelectField,
  Stack,
  TextAreaField,
  TextField,
} from '#platform/ui/index.ts';
import {
  type EditionIndicator,
  INDICATOR_FIELDS,
  INDICATOR_STRENGTHS,
  INDICATOR_SUBJECTS,
  sameValue,
  type ThemeSheet,
} from '../model/index.ts';
import { Marks, SharedWith } from './IndicatorList.tsx';
import { themesTexts } from './themes-texts.ts';

type At = {
  idAt: (field: string) => string;
  errorAt: (field: string) => string | undefined;
  forget: (field: string) => void;
};

export type IndicatorEditorProps = {
  sheet: ThemeSheet;
  item: EditionIndicator;
  at: At;
  onChange: (next: EditionIndicator) => void;
  /** Takes one away that was never saved; what was saved is switched off. */
  onRemove: () => void;
};

/** One indicator: read until somebody opens it, or until something is wrong with it. */
export function IndicatorEditor(props: IndicatorEditorProps) {
  const { sheet, item, at } = props;
  const isNew = !sheet.edition.indicators.some((one) => one.code === item.code);
  const [open, setOpen] = useState(isNew);
  const wrong = INDICATOR_FIELDS.some((field) => at.errorAt(field) !== undefined);
  return (
    <Panel sunk={!item.inUse}>
      {open || wrong ? (
        <IndicatorFields {...props} isNew={isNew} onReady={() => setOpen(false)} />
      ) : (
        <IndicatorLine {...props} onOpen={() => setOpen(true)} />
      )}
    </Panel>
  );
}

function IndicatorLine({ sheet, item, onChange, onOpen }: IndicatorEditorProps & { onOpen: () => void }) {
  const { t } = themesTexts.useText();
  return (
    <Stack>
      <div>
        <b>{item.text}</b> <Marks sheet={sheet} item={item} />
        <div className="sk-small sk-soft">{item.askNext}</div>
        <SharedWith sheet={sheet} code={item.code} />
      </div>
      <Actions>
        <Button small icon={IconPencil} aria-label={`${t('change')}: ${item.text}`} onClick={onOpen}>
          {t('change')}
        </Button>
        <SwitchButton item={item} onChange={onChange} />
        <RestoreButton sheet={sheet} item={item} onChange={onChange} />
      </Actions>
    </Stack>
  );
}

type ChangeProps = Pick<IndicatorEditorProps, 'item' | 'onChange'>;

function SwitchButton({ item, onChange }: ChangeProps) {
  const { t } = themesTexts.useText();
  const words = item.inUse ? t('switchOff') : t('switchOn');
  return (
    <Button
      small
      icon={item.inUse ? IconEyeOff : IconEye}
      aria-label={`${words}: ${item.text}`}
      onClick={() => onChange({ ...item, inUse: !item.inUse })}
    >
      {words}
    </Button>
  );
}

/** Only where the own words differ from those of the region. */
function RestoreButton({ sheet, item, onChange }: ChangeProps & { sheet: ThemeSheet }) {
  const { t } = themesTexts.useText();
  const region = sheet.base.indicators.find((one) => one.code === item.code);
  if (region === undefined || INDICATOR_FIELDS.every((field) => sameValue(region[field], item[field])))
    return null;
  return (
    <Button
      small
      icon={IconArrowBackUp}
      aria-label={`${t('restore')}: ${item.text}`}
      onClick={() => onChange({ ...region, inUse: item.inUse })}
    >
      {t('restore')}
    </Button>
  );
}

type FieldsProps = IndicatorEditorProps & { isNew: boolean; onReady: () => void };

function IndicatorFields({ sheet, item, at, onChange, onRemove, isNew, onReady }: FieldsProps) {
  const { t, language } = themesTexts.useText();
  const field = <Key extends keyof EditionIndicator>(key: Key) => ({
    label: t(`field.${key as 'text'}`),
    id: at.idAt(key),
    name: key,
    value: item[key],
    error: at.errorAt(key),
    onValueChange: (next: EditionIndicator[Key]) => {
      at.forget(key);
      onChange({ ...item, [key]: next });
    },
  });
  const titled = (list: ThemeSheet['processes']) =>
    list.map((one) => ({ value: one.code, label: language === 'en' ? one.titleEn : one.title }));
  const { onValueChange: setAbout, ...about } = field('about');
  const { onValueChange: setStrength, ...strength } = field('strength');
  const { label: processes, ...processField } = field('processes');
  const { label: departments, ...departmentField } = field('departments');
  return (
    <Stack>
      {isNew && <b>{t('addTitle')}</b>}
      <TextField {...field('text')} maxLength={200} />
      <TextAreaField {...field('askNext')} rows={2} />
      <TextField {...field('textEn')} hint={t('englishHint')} />
      <SharedWith sheet={sheet} code={item.code} />
      <Halves>
        <SelectField
          {...about}
          emptyLabel={null}
          options={INDICATOR_SUBJECTS.map((value) => ({ value, label: t(`object.${value}`) }))}
          onValueChange={(next) => setAbout(next as EditionIndicator['about'])}
        />
        <SelectField
          {...strength}
          emptyLabel={null}
          options={INDICATOR_STRENGTHS.map((value) => ({ value, label: t(`strength.${value}`) }))}
          onValueChange={(next) => setStrength(next as EditionIndicator['strength'])}
        />
      </Halves>
      <SelectField
        {...field('source')}
        emptyLabel={null}
        options={sheet.sources.map((one) => ({ value: one.code, label: one.title }))}
      />
      <details>
        <summary>{t('where')}</summary>
        <Stack>
          <CheckboxGroup {...processField} legend={processes} twoColumns choices={titled(sheet.processes)} />
          <CheckboxGroup
            {...departmentField}
            legend={departments}
            twoColumns
            choices={titled(sheet.departments)}
          />
        </Stack>
      </details>
      <Actions>
        <Button onClick={onReady}>{t('apply')}</Button>
        {isNew && (
          <Button kind="tertiary" onClick={onRemove}>
            {t('remove')}
          </Button>
        )}
      </Actions>
    </Stack>
  );
}
