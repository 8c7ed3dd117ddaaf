import { createHash } from 'node:crypto';
import { safeFileName, type ZipEntry } from '#platform/server/files/index.ts';
import {
  type ArchivedFile,
  type ArchivedRecord,
  describeFile,
  describePiece,
  describeRecord,
} from '../../model/mdto/describe.ts';
import type { TransferContent } from '../../model/transfer-content.ts';

/** Opens the content of one file of the record. Errors when it cannot be read. */
export type OpenFile = (id: string) => Promise<AsyncIterable<Uint8Array>>;

type Payload = {
  readonly path: string;
  readonly name: string;
  readonly mediaType: string;
  readonly open: () => Promise<AsyncIterable<Uint8Array>>;
  /** What the content must be, where that is known. */
  readonly sha256?: string;
};

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

const text = (value: string): Buffer => Buffer.from(value, 'utf8');

const payloads = (content: TransferContent, openFile: OpenFile): Payload[] => [
  ...content.documents.map(({ name, content: document }) => ({
    path: name,
    name,
    mediaType: 'application/json',
    open: async () => once(text(`${JSON.stringify(document, null, 2)}\n`)),
  })),
  ...content.files.map(({ id, name, mediaType, sha256 }, index) => ({
    path: `bijlagen/${String(index + 1).padStart(3, '0')}-${safeFileName(name)}`,
    name,
    mediaType,
    sha256,
    open: () => openFile(id),
  })),
];

/** Passes content on and tells at its end how large it was and its checksum. */
async function* told(
  content: AsyncIterable<Uint8Array>,
  tell: (size: number, sha256: string) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of content) {
    size += piece.length;
    hash.update(piece);
    yield piece;
  }
  tell(size, hash.digest('hex'));
}

/**
 * The files of a package, in the form of a bag (RFC 8493): what is transferred and its description by MDTO below `data/`, and the SHA-256 of each in
 * `manifest-sha256.txt`. `madeAt`: ISO 8601. Errors: when a file cannot be read or is not what was kept.
 */
export async function* packageEntries(
  content: TransferContent,
  record: ArchivedRecord,
  openFile: OpenFile,
  madeAt: string,
): AsyncGenerator<ZipEntry> {
  const manifest: string[] = [];
  const described: ArchivedFile[] = [];
  const put = (
    path: string,
    source: AsyncIterable<Uint8Array>,
    then?: (size: number, sha256: string) => void,
  ): ZipEntry => ({
    name: `data/${path}`,
    content: told(source, (size, sha256) => {
      manifest.push(`${sha256}  data/${path}\n`);
      then?.(size, sha256);
    }),
  });
  for (const { path, name, mediaType, open, sha256: kept } of payloads(content, openFile)) {
    yield put(path, await open(), (size, sha256) => {
      if (kept !== undefined && kept !== sha256) throw new Error('a file is not what was kept');
      described.push({ path, name, mediaType, size, sha256, madeAt });
    });
  }
  yield put(`${record.reference}.mdto.xml`, once(text(describeRecord(record, described, madeAt))));
  for (const file of described) {
    yield put(`${file.path}.mdto.xml`, once(text(describePiece(record, file))));
    yield put(`${file.path}.bestand.mdto.xml`, once(text(describeFile(record, file))));
  }
  yield {
    name: 'bagit.txt',
    content: once(text('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')),
  };
  yield { name: 'manifest-sha256.txt', content: once(text(manifest.join(''))) };
}
