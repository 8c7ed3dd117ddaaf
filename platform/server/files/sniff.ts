import { fileTypeFromBuffer } from 'file-type';
import { err, ok, type Result } from '#platform/kit/index.ts';
import { endingOf, type FileKind, hasMacroEnding, kindOfName } from './file-kinds.ts';
import type { FileProblem } from './file-problem.ts';
import { looksLikeText } from './text-check.ts';

/** As many first bytes as the checks need. */
export const sniffBytes = 4100;

/**
 * What the first bytes are, as an ending: "jpg", "pdf", "zip" (all office documents), "exe", "script", "html", "svg",
 * "text" or "unknown".
 */
export async function detect(head: Uint8Array): Promise<string> {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const program = detectProgram(bytes);
  if (program !== undefined) return program;
  const markup = detectMarkup(bytes);
  if (markup !== undefined) return markup;
  // Asked before the library, because that would look for entries beyond these first bytes.
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'zip';
  // A tag with a cover picture can be longer than these first bytes, and the sound comes after it.
  if (bytes.toString('latin1', 0, 3) === 'ID3') return 'mp3';
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found !== undefined) return found.ext;
  return looksLikeText(bytes) ? 'text' : 'unknown';
}

/**
 * Compares the first bytes with what the name promises. The type the sender claims only has to be of the same family
 * (a photo may not be called a text): browsers and mail programs guess it from the name.
 */
export async function checkAgainstName(
  head: Uint8Array,
  name: string,
  claimedType?: string | undefined,
): Promise<Result<FileKind, FileProblem>> {
  const claimed = endingOf(name);
  if (hasMacroEnding(name)) return err({ code: 'file-has-macros', claimed });
  const kind = kindOfName(name);
  if (kind === undefined) return err({ code: 'file-type-not-allowed', claimed });
  const detected = await detect(head);
  if (!fits(kind, detected)) return err({ code: 'file-type-mismatch', claimed, detected });
  if (!sameFamily(kind.mediaType, claimedType)) {
    return err({ code: 'file-type-mismatch', claimed: claimedType ?? claimed, detected: claimed });
  }
  return ok(kind);
}

function fits(kind: FileKind, detected: string): boolean {
  if (kind.treatment === 'office') return detected === 'zip';
  if (kind.treatment === 'text') return detected === 'text';
  return kind.detectedAs.includes(detected);
}

const mediaFamilies = new Set(['image', 'audio', 'video']);

function sameFamily(mediaType: string, claimedType: string | undefined): boolean {
  const family = (type: string): string => {
    const first = type.split('/')[0]?.trim().toLowerCase() ?? '';
    return mediaFamilies.has(first) ? first : 'document';
  };
  const claimed = claimedType?.trim() ?? '';
  if (claimed === '' || claimed.toLowerCase().startsWith('application/octet-stream')) return true;
  return family(claimed) === family(mediaType);
}

const machO = new Set(['feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', 'bebafeca']);

function detectProgram(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 2).toString('latin1') === 'MZ') return 'exe';
  if (bytes.subarray(0, 4).toString('latin1') === '\u007fELF') return 'elf';
  if (machO.has(bytes.subarray(0, 4).toString('hex'))) return 'macho';
  if (/^(\ufeff)?#!/.test(bytes.subarray(0, 8).toString('utf8'))) return 'script';
  return undefined;
}

const htmlStart =
  /^<(!doctype\s+html|html|head|body|script|iframe|object|embed|meta|style|link|img|a\s|div|title)\b/i;

function detectMarkup(bytes: Buffer): string | undefined {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = bytes.toString(wide ? 'utf16le' : 'utf8').replace(/^\ufeff/, '');
  const start = text.replace(/^(\s|<!--[\s\S]*?(-->|$))+/, '');
  if (/^<(svg|\?xml[\s\S]*<svg|!doctype\s+svg)\b/i.test(start)) return 'svg';
  if (htmlStart.test(start)) return 'html';
  if (/^<\?(xml|php)\b/i.test(start)) return start.slice(2, 5).toLowerCase();
  return undefined;
}
