import type { Language } from '../log/findings.ts';
import { inWords } from '../log/report-text.ts';
import { type Report, verifyExport } from '../log/verify-export.ts';

const TEXTS = {
  nl: {
    title: 'Logboek controleren',
    intro:
      'Kies de drie bestanden van een uitvoer: events.jsonl, checkpoints.txt en keys.txt. De controle gebeurt in deze browser; er gaat niets naar buiten.',
    files: 'Sleep de drie bestanden hierheen, of kies ze',
    other: 'English',
    missing: (names: string) => `Nog niet gekozen: ${names}.`,
    busy: 'De controle loopt ...',
    unreadable: 'Een van de bestanden is geen leesbare tekst.',
  },
  en: {
    title: 'Verify a log',
    intro:
      'Choose the three files of an export: events.jsonl, checkpoints.txt and keys.txt. They are verified in this browser; nothing leaves it.',
    files: 'Drag the three files here, or choose them',
    other: 'Nederlands',
    missing: (names: string) => `Not chosen yet: ${names}.`,
    busy: 'Verifying ...',
    unreadable: 'One of the files is not readable text.',
  },
} as const;

const NAMES = ['events.jsonl', 'checkpoints.txt', 'keys.txt'] as const;

const element = <Kind extends HTMLElement = HTMLElement>(id: string): Kind => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found as Kind;
};

let language: Language = 'nl';
let report: Report | undefined;
const chosen = new Map<string, File>();

function say(lines: readonly string[], verdict: 'proven' | 'broken' | ''): void {
  const place = element('verdict');
  place.className = verdict;
  place.replaceChildren(
    ...lines.map((line) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = line;
      return paragraph;
    }),
  );
}

function show(): void {
  const texts = TEXTS[language];
  document.documentElement.lang = language;
  document.title = texts.title;
  element('title').textContent = texts.title;
  element('intro').textContent = texts.intro;
  element('files-label').textContent = texts.files;
  element('language').textContent = texts.other;
  const missing = NAMES.filter((name) => !chosen.has(name));
  if (report !== undefined)
    say(inWords(report, language).trimEnd().split('\n'), report.proven ? 'proven' : 'broken');
  else if (chosen.size > 0 && missing.length > 0) say([texts.missing(missing.join(', '))], '');
  else say([], '');
}

const textOf = async (name: string): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await chosen.get(name)?.arrayBuffer());

async function verify(): Promise<void> {
  say([TEXTS[language].busy], '');
  try {
    report = await verifyExport({
      events: await textOf('events.jsonl'),
      checkpoints: await textOf('checkpoints.txt'),
      keys: await textOf('keys.txt'),
    });
    show();
  } catch {
    say([TEXTS[language].unreadable], 'broken');
  }
}

function take(files: Iterable<File>): void {
  for (const file of files) chosen.set(file.name, file);
  report = undefined;
  show();
  if (NAMES.every((name) => chosen.has(name))) void verify();
}

const drop = element('drop');
const input = element<HTMLInputElement>('files');
input.addEventListener('change', () => {
  take([...(input.files ?? [])]);
  // Or the same files, once they changed, could not be chosen again.
  input.value = '';
});
drop.addEventListener('dragover', (event) => {
  event.preventDefault();
  drop.classList.add('over');
});
drop.addEventListener('dragleave', () => drop.classList.remove('over'));
drop.addEventListener('drop', (event) => {
  event.preventDefault();
  drop.classList.remove('over');
  take(event.dataTransfer?.files ?? []);
});
element('language').addEventListener('click', () => {
  language = language === 'nl' ? 'en' : 'nl';
  show();
});
show();
