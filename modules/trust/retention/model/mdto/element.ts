/** A part of an XML document: its name and what stands in it. What is undefined or empty is left out. */
export type Element = readonly [name: string, content: string | readonly Element[]];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Characters that XML 1.0 cannot hold at all, however they are written. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const escapeText = (text: string): string =>
  text.replaceAll(UNWRITABLE, '\uFFFD').replaceAll(/[&<>]/g, (character) => ESCAPES[character] ?? '');

function lines([name, content]: Element, depth: number): string {
  const space = '  '.repeat(depth);
  if (typeof content === 'string') return `${space}<${name}>${escapeText(content)}</${name}>\n`;
  return `${space}<${name}>\n${content.map((part) => lines(part, depth + 1)).join('')}${space}</${name}>\n`;
}

/** The document of MDTO around one object. */
export const mdtoDocument = (object: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<MDTO xmlns="https://www.nationaalarchief.nl/mdto" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="https://www.nationaalarchief.nl/mdto https://www.nationaalarchief.nl/mdto/MDTO-XML1.0.1.xsd">
${lines(object, 1)}</MDTO>
`;
