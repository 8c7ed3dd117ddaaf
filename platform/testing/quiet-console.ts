import { afterEach, beforeEach } from 'vitest';

type Level = 'error' | 'warn';

const levels: readonly Level[] = ['error', 'warn'];
const said: string[] = [];
const original = { error: console.error, warn: console.warn };

/** What the console was told since the last look; a test that expects a warning takes it away itself. */
export function takeConsoleLines(): string[] {
  return said.splice(0);
}

beforeEach(() => {
  said.length = 0;
  for (const level of levels) {
    console[level] = (...words: unknown[]) => {
      said.push(`${level}: ${words.map(asText).join(' ')}`);
    };
  }
});

afterEach(() => {
  for (const level of levels) console[level] = original[level];
  const lines = takeConsoleLines();
  if (lines.length > 0) throw new Error(`unexpected console output:\n${lines.join('\n')}`);
});

function asText(word: unknown): string {
  return word instanceof Error ? (word.stack ?? word.message) : String(word);
}
