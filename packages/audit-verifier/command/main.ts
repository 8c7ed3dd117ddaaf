import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../log/findings.ts';
import { inJson, inWords } from '../log/report-text.ts';
import { type VerifyOptions, verifyExport } from '../log/verify-export.ts';

const HELP = `Usage: audit-verify DIR [options]

Says what is proven by the export in DIR: events.jsonl, checkpoints.txt and keys.txt.
Exit: 0 everything proven, 1 something broken (the first place is named), 2 files missing or unreadable.

  --lang nl|en          language of the sentences (nl)
  --json                the report as JSON and nothing else
  --log-key KEY         the first key of the log, as you got it another way
  --earlier FILE        checkpoints that you, or a witness, kept from before
  --witnesses N         ask for the signatures of at least N witnesses
  --accept-back-dated   back-dated events are told and break nothing
`;

/** What was asked can not be done: wrong words, or a file that is not there. */
class Unreadable extends Error {}

function argumentsOf(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        lang: { type: 'string', default: 'nl' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        'log-key': { type: 'string' },
        earlier: { type: 'string' },
        witnesses: { type: 'string', default: '0' },
        'accept-back-dated': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Unreadable(error instanceof Error ? error.message : String(error));
  }
}

async function read(path: string, language: Language): Promise<string> {
  try {
    // Bytes that are no UTF-8 are not to become question marks that are then read as text.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch {
    throw new Unreadable(language === 'nl' ? `Niet te lezen: ${path}` : `Can not be read: ${path}`);
  }
}

async function run(words: readonly string[]): Promise<number> {
  const { values, positionals } = argumentsOf(words);
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [directory, ...more] = positionals;
  const language = values.lang;
  const witnesses = Number(values.witnesses);
  if (directory === undefined || more.length > 0) throw new Unreadable(HELP);
  if (language !== 'nl' && language !== 'en') throw new Unreadable(`--lang nl|en: ${language}`);
  if (!Number.isSafeInteger(witnesses) || witnesses < 0)
    throw new Unreadable(`--witnesses: ${values.witnesses}`);
  const file = (name: string): Promise<string> => read(join(directory, name), language);
  const files = {
    events: await file('events.jsonl'),
    checkpoints: await file('checkpoints.txt'),
    keys: await file('keys.txt'),
  };
  const options: VerifyOptions = {
    witnesses,
    acceptBackDated: values['accept-back-dated'],
    ...(values['log-key'] === undefined ? {} : { logKey: values['log-key'] }),
    ...(values.earlier === undefined ? {} : { earlier: await read(values.earlier, language) }),
  };
  const report = await verifyExport(files, options);
  process.stdout.write(values.json ? inJson(report, language) : inWords(report, language));
  return report.proven ? 0 : 1;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
