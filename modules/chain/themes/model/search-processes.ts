import type { Themes } from './themes.ts';
import type { WorkProcess } from './themes-schema.ts';

/** Lower case without accents, so that "Coördinatie" is found by "coordinatie". */
const plain = (value: string) => value.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const wordsOf = (value: string) =>
  plain(value)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0);

/** 3 for the start of a word, 1 for somewhere in it, 0 for not at all. */
const scoreOf = (wanted: string, words: readonly string[]) => {
  if (words.some((word) => word.startsWith(wanted))) return 3;
  return wanted.length >= 3 && words.some((word) => word.includes(wanted)) ? 1 : 0;
};

/**
 * Processes that fit what a person types: every word must be found in the title (Dutch or English), in a department's title, or, weighing
 * less, in the themes seen at the process. Best first; nothing typed gives all in their own order.
 */
export const searchProcesses = (themes: Themes, typed: string): readonly WorkProcess[] => {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return themes.content.processes;
  return themes.content.processes
    .map((process) => ({ process, score: scoreProcess(themes, process, wanted) }))
    .filter((found) => found.score > 0)
    .sort((one, other) => other.score - one.score)
    .map((found) => found.process);
};

const scoreProcess = (themes: Themes, process: WorkProcess, wanted: readonly string[]) => {
  const title = wordsOf(`${process.title} ${process.titleEn}`);
  const departments = process.departments.flatMap((code) =>
    wordsOf(themes.departments.get(code)?.title ?? ''),
  );
  const subjects = new Set(
    themes.content.indicators
      .filter((item) => item.processes.includes(process.code))
      .flatMap((item) => item.themes),
  );
  const around = [...subjects].flatMap((code) => wordsOf(themes.themes.get(code)?.title ?? ''));
  let total = 0;
  for (const word of wanted) {
    const score = 9 * scoreOf(word, title) + 3 * scoreOf(word, departments) + scoreOf(word, around);
    if (score === 0) return 0;
    total += score;
  }
  return total;
};
