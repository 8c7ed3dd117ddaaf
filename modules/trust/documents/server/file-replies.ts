import { Readable } from 'node:stream';
import { refuse } from '#platform/kit/index.ts';
import { servingHeaders } from '#platform/server/files/index.ts';
import { type Reply, replyStream } from '#platform/server/index.ts';
import type { FileParts } from './receive-file.ts';

/** A file whose row, or a row that stands for it, the request could read. */
type ReadableFile = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
};

/** The bytes of a file. Errors: `not-found` when they or their key are gone. */
export async function contentReply(
  parts: FileParts,
  { id, name, mediaType, size }: ReadableFile,
  show: 'inline' | 'attachment',
): Promise<Reply> {
  const content = (await parts.files.read(parts.fileKeys, id)) ?? refuse('not-found');
  return replyStream(content, servingHeaders({ name, mediaType, size, show }));
}

/** A small picture of an image. Errors: `not-found`, also for what is no image. */
export async function thumbnailReply(
  parts: FileParts,
  { id, name, mediaType }: ReadableFile,
): Promise<Reply> {
  if (!mediaType.startsWith('image/')) return refuse('not-found');
  const picture = (await parts.files.thumbnail(parts.fileKeys, id)) ?? refuse('not-found');
  const headers = servingHeaders({
    name: `${name}.webp`,
    mediaType: 'image/webp',
    size: picture.length,
    show: 'inline',
  });
  return replyStream(Readable.from([picture]), headers);
}
