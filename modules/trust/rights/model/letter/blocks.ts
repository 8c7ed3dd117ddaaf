/** A letter apart from how it looks: headings, paragraphs and list items, in reading order. */
export type LetterBlock = {
  readonly kind: 'title' | 'heading' | 'subheading' | 'text' | 'item';
  readonly text: string;
};

export const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name] ?? ''));
