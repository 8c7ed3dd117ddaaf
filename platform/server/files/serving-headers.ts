import { safeFileName } from './file-name.ts';

/** Kinds a browser may show in the page; everything else is offered for saving. */
const shownInline = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'audio/mpeg',
  'video/mp4',
]);

/** Headers with which a stored file may leave: never sniffed, never scripted, never kept in a cache. */
export function servingHeaders(file: {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly show?: 'inline' | 'attachment' | undefined;
}): Record<string, string> {
  const inline = file.show === 'inline' && shownInline.has(file.mediaType);
  return {
    // No charset for texts: they are kept as they came, in whatever encoding that was.
    'content-type': file.mediaType,
    'content-length': String(file.size),
    'content-disposition': contentDisposition(inline ? 'inline' : 'attachment', file.name),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  };
}

/** RFC 6266 with the name in RFC 5987 form, and a plain form for programs that know only that. */
export function contentDisposition(how: 'inline' | 'attachment', name: string): string {
  const safe = safeFileName(name);
  const letters = safe
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  // Of a name of marks alone nothing is left.
  const plain = letters === '' ? 'file' : letters;
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
