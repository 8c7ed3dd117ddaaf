/** A letter apart from how it looks: headings, paragraphs, lists and tables, in reading order. */
export type LetterBlock =
  | {
      readonly kind: 'title' | 'heading' | 'subheading' | 'text' | 'item' | 'subitem';
      readonly text: string;
      /** Where it is not the language of the letter. */
      readonly language?: 'nl' | 'en';
    }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name] ?? ''));
