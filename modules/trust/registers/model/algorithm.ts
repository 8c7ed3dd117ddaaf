import type { Algorithm } from './register-schemas.ts';

type Section = Algorithm['sections'][number];
type Block = Section['blocks'][number];

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replaceAll(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

const plain = (text: string): string =>
  text
    .replaceAll(/\*\*|`/g, '')
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();

const isRule = (line: string): boolean => /^\|[\s:|-]+\|$/.test(line.trim());
const listMark = /^(?:-|\d+\.) /;

function blockOf(paragraph: readonly string[]): Block {
  if (paragraph.every((line) => line.trim().startsWith('|'))) {
    const [head = '', ...rows] = paragraph.filter((line) => !isRule(line));
    return {
      kind: 'table',
      head: cellsOf(head).map(plain),
      rows: rows.map((row) => cellsOf(row).map(plain)),
    };
  }
  if (listMark.test(paragraph[0] ?? '')) {
    const items: string[] = [];
    for (const line of paragraph) {
      if (listMark.test(line)) items.push(line.replace(listMark, ''));
      else items.push(`${items.pop() ?? ''} ${line.trim()}`);
    }
    return { kind: 'list', items: items.map(plain) };
  }
  return { kind: 'text', text: plain(paragraph.join(' ')) };
}

/** Blocks with an empty line between; a heading below the section stands as a text of its own. */
const blocksOf = (text: string): Block[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').filter((line) => line.trim() !== ''))
    .filter((paragraph) => paragraph.length > 0)
    .map((paragraph) => blockOf(paragraph.map((line) => line.replace(/^#+ /, ''))));

/**
 * The entry for the algorithm register out of the one document that describes it (`docs/algorithm-register.md`): its title, the
 * paragraph in English, and each section. Errors: a document without title, English paragraph or sections.
 */
export function readAlgorithm(markdown: string): Pick<Algorithm, 'name' | 'summaryEn' | 'sections'> {
  const [head = '', ...rest] = markdown.split(/^## /m);
  const name = /^# (?:Algorithm register: )?(.+)$/m.exec(head)?.[1];
  const english = /\*\*In English\.\*\*([\s\S]+)/.exec(head)?.[1];
  if (name === undefined || english === undefined || rest.length === 0)
    throw new Error('the description of the algorithm has no title, no paragraph in English or no sections');
  const sections = rest.map((section): Section => {
    const [title = '', ...lines] = section.split('\n');
    return { title: title.trim(), blocks: blocksOf(lines.join('\n')) };
  });
  return { name: plain(name), summaryEn: plain(english), sections };
}

/** What the register says of early warning: nothing is in use unless a part of the product describes itself. */
export function earlyWarningOf(markdown: string | undefined): Algorithm['earlyWarning'] {
  if (markdown === undefined) return { used: false, summaryEn: '', sections: [] };
  const { summaryEn, sections } = readAlgorithm(markdown);
  return { used: true, summaryEn, sections };
}
