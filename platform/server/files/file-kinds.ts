/** How a kind's content is checked and whether metadata can be taken out. */
type Treatment = 'image' | 'office' | 'text' | 'stream';

/** A kind of file that is taken. `detectedAs`: what content detection calls it. */
export interface FileKind {
  readonly endings: readonly string[];
  readonly mediaType: string;
  readonly treatment: Treatment;
  readonly detectedAs: readonly string[];
}

const kind = (
  endings: readonly string[],
  mediaType: string,
  treatment: Treatment,
  detectedAs: readonly string[] = endings,
): FileKind => ({ endings, mediaType, treatment, detectedAs });

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/**
 * The list of what is taken. Not on it, on purpose: SVG and HTML (they can carry scripts), macro documents, the old
 * binary office formats (they cannot be checked for macros here) and HEIC (it cannot be decoded here, so its place
 * and time could not be removed; telephones convert it to JPEG when a page asks for JPEG).
 */
const fileKinds: readonly FileKind[] = [
  kind(['jpg', 'jpeg'], 'image/jpeg', 'image', ['jpg']),
  kind(['png'], 'image/png', 'image', ['png', 'apng']),
  kind(['webp'], 'image/webp', 'image'),
  kind(['gif'], 'image/gif', 'image'),
  kind(['pdf'], 'application/pdf', 'stream'),
  kind(['docx'], `${openXml}.wordprocessingml.document`, 'office'),
  kind(['xlsx'], `${openXml}.spreadsheetml.sheet`, 'office'),
  kind(['odt'], `${openDocument}.text`, 'office'),
  kind(['ods'], `${openDocument}.spreadsheet`, 'office'),
  kind(['txt'], 'text/plain', 'text'),
  kind(['csv'], 'text/csv', 'text'),
  kind(['mp3'], 'audio/mpeg', 'stream'),
  kind(['mp4'], 'video/mp4', 'stream'),
];

const macroEndings = new Set(['docm', 'dotm', 'xlsm', 'xltm', 'xlam', 'xlsb', 'pptm', 'potm', 'ppsm']);

/** The last ending of a name, in lower case and without the dot; '' when it has none. */
export const endingOf = (name: string): string => /\.([^.\s/\\]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? '';

export const kindOfName = (name: string): FileKind | undefined => {
  const ending = endingOf(name);
  return fileKinds.find((candidate) => candidate.endings.includes(ending));
};

export const hasMacroEnding = (name: string): boolean => macroEndings.has(endingOf(name));
