/** A piece of a document apart from how it looks: headings, paragraphs, lists and tables, in reading order. */
export type DocumentBlock =
  | {
      readonly kind: 'title' | 'heading' | 'subheading' | 'text' | 'item' | 'subitem';
      readonly text: string;
      /** Where it is not the language of the document. */
      readonly language?: 'nl' | 'en';
    }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };
