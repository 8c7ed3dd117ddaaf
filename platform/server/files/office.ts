import { inflateRawSync } from 'node:zlib';
import { endingOf, type FileKind } from './file-kinds.ts';
import type { FileProblem } from './file-problem.ts';

/**
 * Checks a whole office document (a zip): that it is the kind its name says, and that it carries no macros. The
 * decision is taken on the central directory and the content list, which is what office programs go by.
 * Returns the problem, or undefined when all is well.
 */
export function checkOffice(content: Buffer, kind: FileKind, name: string): FileProblem | undefined {
  const claimed = endingOf(name);
  const entries = readDirectory(content);
  if (entries === undefined) return { code: 'file-unreadable', claimed };
  return kind.mediaType.includes('openxmlformats')
    ? checkOpenXml(content, entries, kind, claimed)
    : checkOpenDocument(content, entries, kind, claimed);
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly compressedBytes: number;
  readonly offset: number;
}

const macroPart =
  /(^|\/)(vba[^/]*\.(bin|xml)|macrosheets\/|activex\/|embeddings\/[^/]*\.(bin|exe|js|vbs|cmd|bat))/i;
const macroContent = /macroEnabled|vbaProject|ms-office\.activeX|intlmacrosheet|excel\.macrosheet/i;

function checkOpenXml(
  content: Buffer,
  entries: Entry[],
  kind: FileKind,
  claimed: string,
): FileProblem | undefined {
  const list = entries.find((entry) => entry.name === '[Content_Types].xml');
  const types = list && readEntry(content, list);
  if (types === undefined) return { code: 'file-type-mismatch', claimed, detected: 'zip' };
  if (macroContent.test(types) || entries.some((entry) => macroPart.test(entry.name))) {
    return { code: 'file-has-macros', claimed };
  }
  if (types.includes(`${kind.mediaType}.main+xml`)) return undefined;
  return { code: 'file-type-mismatch', claimed, detected: mainPartOf(types) };
}

function mainPartOf(types: string): string {
  if (types.includes('wordprocessingml.document.main')) return 'docx';
  if (types.includes('spreadsheetml.sheet.main')) return 'xlsx';
  return types.includes('presentationml') ? 'pptx' : 'zip';
}

function checkOpenDocument(
  content: Buffer,
  entries: Entry[],
  kind: FileKind,
  claimed: string,
): FileProblem | undefined {
  const first = entries.find((entry) => entry.name === 'mimetype');
  const type = first && readEntry(content, first)?.trim();
  if (type !== kind.mediaType) {
    return { code: 'file-type-mismatch', claimed, detected: type?.split('.').at(-1) ?? 'zip' };
  }
  const macros = entries.some((entry) => /^(Basic|Scripts)\//i.test(entry.name));
  return macros ? { code: 'file-has-macros', claimed } : undefined;
}

const endMark = 0x06054b50;
const directoryMark = 0x02014b50;
const localMark = 0x04034b50;
const endBytes = 22;
const maximumEntries = 20_000;
const maximumEntryBytes = 4 * 1024 * 1024;

/** The entries of a zip by its central directory; undefined when that is not whole. */
function readDirectory(content: Buffer): Entry[] | undefined {
  const end = findEnd(content);
  if (end === undefined) return undefined;
  const count = content.readUInt16LE(end + 10);
  let at = content.readUInt32LE(end + 16);
  if (count === 0 || count > maximumEntries) return undefined;
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || content.readUInt32LE(at) !== directoryMark) return undefined;
    const nameBytes = content.readUInt16LE(at + 28);
    entries.push({
      // A backslash in a name is read as a slash by office programs on Windows.
      name: content.toString('utf8', at + 46, at + 46 + nameBytes).replaceAll('\\', '/'),
      method: content.readUInt16LE(at + 10),
      compressedBytes: content.readUInt32LE(at + 20),
      offset: content.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(content: Buffer): number | undefined {
  const earliest = Math.max(0, content.length - endBytes - 0xffff);
  for (let at = content.length - endBytes; at >= earliest; at -= 1) {
    if (content.readUInt32LE(at) === endMark) return at;
  }
  return undefined;
}

/** Text of an entry; undefined when it is damaged, compressed in a way we do not know, or grows beyond 4 MB. */
function readEntry(content: Buffer, entry: Entry): string | undefined {
  if (entry.offset + 30 > content.length || content.readUInt32LE(entry.offset) !== localMark)
    return undefined;
  const start =
    entry.offset + 30 + content.readUInt16LE(entry.offset + 26) + content.readUInt16LE(entry.offset + 28);
  const body = content.subarray(start, start + entry.compressedBytes);
  if (entry.method === 0) return body.length <= maximumEntryBytes ? body.toString('utf8') : undefined;
  if (entry.method !== 8) return undefined;
  try {
    return inflateRawSync(body, { maxOutputLength: maximumEntryBytes }).toString('utf8');
  } catch {
    return undefined;
  }
}
