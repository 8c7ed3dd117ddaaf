import { describe, expect, test } from 'vitest';
import { newId } from '#platform/kit/index.ts';
import { chooseFiles } from './choose-files.ts';
import { categoriesOfFile, chosenFileSchema, type OfferedFile } from './contributed-files.ts';

const photo: OfferedFile = {
  id: newId(),
  name: 'loods.jpg',
  mediaType: 'image/jpeg',
  size: 900,
  draft: false,
};
const letter: OfferedFile = {
  id: newId(),
  name: 'brief.pdf',
  mediaType: 'application/pdf',
  size: 1200,
  draft: true,
};
const chosen = (file: OfferedFile, more: object = {}) =>
  chosenFileSchema.parse({
    fileId: file.id,
    description: 'De poort staat open',
    contents: ['waarneming'],
    ...more,
  });

describe('the categories of a file', () => {
  test.each([
    ['image/jpeg', 'beeld'],
    ['video/mp4', 'beeld'],
    ['audio/mpeg', 'beeld'],
    ['application/pdf', 'verhaal'],
    ['text/csv', 'verhaal'],
  ])('%s is %s by itself, whatever is declared', (mediaType, category) => {
    const categories = categoriesOfFile(
      { mediaType },
      { contents: ['voertuig', 'identiteit'], minor: false },
    );
    expect(categories).toEqual([category, 'voertuig', 'identiteit']);
  });

  test('a child on it makes it data of a minor', () => {
    expect(categoriesOfFile(photo, { contents: ['waarneming'], minor: true })).toContain('minderjarige');
  });
});

describe('choosing files', () => {
  test('each becomes an item with its description as the one field', () => {
    expect(chooseFiles([photo, letter], [chosen(letter)])).toEqual([
      {
        itemId: letter.id,
        itemKind: 'file',
        fields: [{ key: 'file', categories: ['verhaal', 'waarneming'], value: 'De poort staat open' }],
        file: { name: 'brief.pdf', mediaType: 'application/pdf', size: 1200 },
      },
    ]);
  });

  test('a file that was not offered, or the same one twice, is no choice', () => {
    expect(chooseFiles([photo], [chosen(letter)])).toBeUndefined();
    expect(chooseFiles([photo], [chosen(photo), chosen(photo)])).toBeUndefined();
    expect(chooseFiles([photo], [])).toEqual([]);
  });

  test('says what it shows and what stands on it', () => {
    for (const wrong of [{ description: ' ' }, { contents: [] }, { contents: ['melder-identiteit'] }]) {
      expect(() => chosen(photo, wrong)).toThrow();
    }
  });
});
