import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faultInWording, type ThemesContent } from './index.ts';

const content = JSON.parse(
  readFileSync(new URL('../../../../content/themes.json', import.meta.url), 'utf8'),
) as ThemesContent;
const fault = (text: string) => faultInWording(content.wording, text);

describe('a text of a theme or indicator', () => {
  test.each([
    ['Bewoner heeft een andere nationaliteit', 'nationaliteit'],
    ['Ondernemer is van Turkse afkomst', 'Turkse'],
    ['Personeel is in Polen geboren', 'Polen'],
    ['Geboorteplaats ligt buiten de EU', 'Geboorteplaats'],
    ['Vrouw draagt een hoofddoek', 'hoofddoek'],
    ['Groep moslims komt bijeen', 'moslims'],
    ['Tenant of Moroccan background', 'Moroccan'],
    ['People of one religion', 'religion'],
  ])('about somebody’s background is refused with the word itself: %s', (text, word) => {
    expect(fault(text)).toEqual({ kind: 'background', word });
  });

  test.each([
    ['Persoon heeft een risicoscore van 8', 'risicoscore'],
    ['Person scores high: scoring 7 of 10', 'scores'],
  ])('that gives a person a score is refused: %s', (text, word) => {
    expect(fault(text)).toEqual({ kind: 'score', word });
  });

  test.each([
    'Herkomst van het geld is niet te verklaren',
    'Auto met buitenlands kenteken staat elke nacht op het terrein',
    'Verhaal is niet geloofwaardig',
    'Illegale straatrace op het bedrijventerrein',
    'Hond van een onbekend hondenras bewaakt de schuur',
    'Er wordt niet geregistreerd wie er slaapt',
  ])('about behaviour, money, places or objects stands: %s', (text) => {
    expect(fault(text)).toBeUndefined();
  });

  test('of the region obeys the rule itself', () => {
    const texts = [
      ...content.themes.flatMap((item) => [item.title, item.titleEn, item.summary, item.publicSummary]),
      ...content.indicators.flatMap((item) => [item.text, item.textEn, item.askNext]),
    ];
    expect(texts.filter((text) => fault(text) !== undefined)).toEqual([]);
  });
});
