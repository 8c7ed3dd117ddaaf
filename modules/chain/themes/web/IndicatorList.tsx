import { Card, CardHeader, Chip, DataTable, Sub } from '#platform/ui/index.ts';
import { type EditionIndicator, INDICATOR_FIELDS, sameValue, type ThemeSheet } from '../model/index.ts';
import { themesTexts } from './themes-texts.ts';

/** Indicators of a theme with what to ask next, and what the organisation made of them. */
export function IndicatorList({ sheet }: { sheet: ThemeSheet }) {
  const { t, language } = themesTexts.useText();
  const { indicators } = sheet.edition;
  const used = indicators.filter((item) => item.inUse).length;
  return (
    <Card flush>
      <CardHeader title={t('indicators')} count={used} />
      <DataTable
        caption={t('indicators')}
        rows={indicators}
        rowKey={(item) => item.code}
        narrow="cards"
        columns={[
          {
            key: 'text',
            header: t('field.text'),
            rowHeader: true,
            cell: (item) => (
              <>
                {language === 'en' ? item.textEn : item.text} <Marks sheet={sheet} item={item} />
              </>
            ),
          },
          {
            key: 'ask',
            header: t('field.askNext'),
            cell: (item) => (
              <>
                {item.askNext}
                <Sub>{t('sourceLine', { source: sourceTitle(sheet, item.source) })}</Sub>
                <SharedWith sheet={sheet} code={item.code} />
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

const sourceTitle = (sheet: ThemeSheet, code: string): string =>
  sheet.sources.find((item) => item.code === code)?.title ?? code;

/** Off, own or reworded, beside what the region has. */
export function Marks({ sheet, item }: { sheet: ThemeSheet; item: EditionIndicator }) {
  const { t } = themesTexts.useText();
  const base = sheet.base.indicators.find((one) => one.code === item.code);
  const reworded =
    base !== undefined && INDICATOR_FIELDS.some((field) => !sameValue(base[field], item[field]));
  return (
    <>
      {base === undefined && <Chip tone="active">{t('ownIndicator')}</Chip>}
      {reworded && <Chip tone="active">{t('reworded')}</Chip>}
      {!item.inUse && <Chip>{t('off')}</Chip>}
    </>
  );
}

export function SharedWith({ sheet, code }: { sheet: ThemeSheet; code: string }) {
  const { t, language } = themesTexts.useText();
  const themes = sheet.shared[code];
  if (themes === undefined) return null;
  const names = themes.map((item) => (language === 'en' ? item.titleEn : item.title)).join(', ');
  return <Sub>{t('sharedWith', { themes: names })}</Sub>;
}
