/** A sentence with its values in the place of `{{name}}`; nothing where there is no value. */
export const fillText = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name] ?? ''));
