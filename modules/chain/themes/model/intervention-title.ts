import type { ThemesContent } from './themes-schema.ts';

/** What a measure is called in a version of the themes; undefined when that version does not have it. `document`: as the content store keeps it. */
export function interventionTitle(
  document: unknown,
  code: string,
): { readonly title: string; readonly titleEn: string } | undefined {
  const found = (document as ThemesContent).interventions.find((each) => each.code === code);
  return found === undefined ? undefined : { title: found.title, titleEn: found.titleEn };
}
