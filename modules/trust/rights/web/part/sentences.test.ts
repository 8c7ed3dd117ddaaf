import { expect, test } from 'vitest';
import { sentencesNaming, sentencesOf } from './sentences.ts';

const STORY = 'Een loods met lawaai. Jan de Boer woont er!\nBuren klagen.  Een loods met lawaai.';

test('the sentences of a story stand in it word for word, each once', () => {
  const sentences = sentencesOf(STORY);
  expect(sentences).toEqual(['Een loods met lawaai.', 'Jan de Boer woont er!', 'Buren klagen.']);
  expect(sentences.every((sentence) => STORY.includes(sentence))).toBe(true);
});

test('sentences with a word of the name are proposed, small words of it are not looked at', () => {
  expect(sentencesNaming(sentencesOf(STORY), 'J. de Boer')).toEqual(['Jan de Boer woont er!']);
  expect(sentencesNaming(['De buren klagen.'], 'J. de Boer')).toEqual([]);
});
