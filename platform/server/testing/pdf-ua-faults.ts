import type { ReadPdf } from './read-tagged-pdf.ts';

type Element = ReadPdf['elements'][number];

/** Structure types of PDF 1.7 that our documents are made of, with what may stand directly in each; the others hold text. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  Document: ['H1', 'H2', 'H3', 'P', 'L', 'Table'],
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
  LBody: ['L', 'P'],
  Table: ['TR'],
  TR: ['TH', 'TD'],
};
const TEXT = new Set(['H1', 'H2', 'H3', 'P', 'Lbl', 'LBody', 'TH', 'TD']);

const childrenOf = (elements: readonly Element[], at: number): readonly Element[] => {
  const depth = elements[at]?.depth ?? 0;
  const end = elements.findIndex((element, place) => place > at && element.depth <= depth);
  return elements
    .slice(at + 1, end === -1 ? elements.length : end)
    .filter((element) => element.depth === depth + 1);
};

function faultsInStructure(elements: readonly Element[]): string[] {
  return elements.flatMap((element, at) => {
    const children = childrenOf(elements, at);
    const allowed = INSIDE[element.tag] ?? [];
    return [
      ...(element.tag in INSIDE || TEXT.has(element.tag) ? [] : [`${element.tag} is no type we use`]),
      ...children
        .filter(({ tag }) => !allowed.includes(tag))
        .map(({ tag }) => `${tag} stands in ${element.tag}`),
      ...(children.length === 0 && element.text === '' ? [`${element.tag} is empty`] : []),
      ...(element.text !== '' && !TEXT.has(element.tag) ? [`${element.tag} holds text itself`] : []),
    ];
  });
}

/** Headings begin at the first level and go down one at a time; a reader jumps from one to the next. */
function faultsInHeadings(elements: readonly Element[]): string[] {
  const levels = elements.flatMap(({ tag }) => (/^H\d$/.test(tag) ? [Number(tag.slice(1))] : []));
  return levels.flatMap((level, at) => {
    const above = levels[at - 1] ?? 0;
    return level > above + 1 ? [`heading ${at + 1} goes from level ${above} to ${level}`] : [];
  });
}

function faultsInTables(elements: readonly Element[]): string[] {
  return elements.flatMap((element, at) => {
    if (element.tag === 'TH') return element.scope === undefined ? ['a table header without scope'] : [];
    if (element.tag !== 'Table') return [];
    const rows = elements
      .map((row, place) => ({ row, place }))
      .filter(({ row, place }) => row.tag === 'TR' && childrenOf(elements, at).includes(elements[place]!))
      .map(({ place }) => childrenOf(elements, place));
    const [head = []] = rows;
    return [
      ...(head.length > 0 && head.every(({ tag }) => tag === 'TH') ? [] : ['a table without headers']),
      ...(rows.every((row) => row.length === head.length) ? [] : ['a row with another number of cells']),
    ];
  });
}

const unless = (holds: boolean, fault: string): string[] => (holds ? [] : [fault]);

/**
 * What of PDF/UA-1 a document does not keep to, as far as its objects can say: identification, language and title, every piece of text in the
 * structure, types and headings in order, table headers, fonts and letters, tab order. What only a person can judge (is the order sensible,
 * is the contrast enough) is not in it. Source: ISO 14289-1 and the Matterhorn protocol, in our own words.
 */
export const faultsInUa = (read: ReadPdf): string[] => [
  ...unless(read.version === '%PDF-1.7', 'not PDF 1.7'),
  ...unless(/<pdfuaid:part>1</.test(read.metadata), 'does not say that it is PDF/UA-1'),
  ...unless(/<dc:title>/.test(read.metadata) && read.title !== '', 'no title'),
  ...unless(read.showsTitle, 'the window shows the name of the file'),
  ...unless(/^[a-z]{2}(-[A-Z]{2})?$/.test(read.language), 'no language'),
  ...unless(read.marked, 'not marked as tagged'),
  ...unless(!read.encrypted, 'closed for who reads aloud'),
  ...unless(read.elements[0]?.tag === 'Document', 'no document at the top'),
  ...read.pages.flatMap((page, at) => [
    ...unless(page.loose === '', `page ${at + 1}: text outside the structure`),
    ...unless(page.unmapped === 0, `page ${at + 1}: letters without meaning`),
    ...unless(
      page.fonts.every(({ embedded }) => embedded),
      `page ${at + 1}: a font that is not in it`,
    ),
    ...unless(read.tabs[at] === 'S', `page ${at + 1}: tab order`),
    ...unless(read.inStructure[at] === true, `page ${at + 1}: not in the structure`),
  ]),
  ...faultsInStructure(read.elements),
  ...faultsInHeadings(read.elements),
  ...faultsInTables(read.elements),
];
