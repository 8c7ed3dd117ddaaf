import { readFile } from 'node:fs/promises';
import type { ProblemLanguage, ProblemSentences } from '#platform/server/index.ts';

async function readLanguage(language: ProblemLanguage): Promise<Readonly<Record<string, string>>> {
  const file = new URL(`../../platform/web/${language}.json`, import.meta.url);
  return (JSON.parse(await readFile(file, 'utf8')) as { problem: Record<string, string> }).problem;
}

/** The sentences that screens show for a problem, for who reads the answer itself or a page about its code. */
export const readProblemSentences = async (): Promise<ProblemSentences> => ({
  nl: await readLanguage('nl'),
  en: await readLanguage('en'),
});
