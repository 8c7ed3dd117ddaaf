/** True when the bytes can be text: UTF-8, Windows-1252, or UTF-16 with its mark; no control characters but white space. */
export function looksLikeText(bytes: Uint8Array): boolean {
  if (isWide(bytes)) return true;
  return !hasControlByte(bytes);
}

/**
 * Checks a text while it streams, because something else may follow a decent beginning.
 * Returns a function that says for each chunk whether it still is text.
 */
export function textWatch(): (chunk: Uint8Array) => boolean {
  let wide: boolean | undefined;
  return (chunk) => {
    wide ??= isWide(chunk);
    return wide || !hasControlByte(chunk);
  };
}

const isWide = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

// Tab, line feed, form feed and carriage return occur in exports; 0x1a closes old DOS texts.
const allowedControls = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1a]);

const hasControlByte = (bytes: Uint8Array): boolean =>
  bytes.some((byte) => (byte < 0x20 && !allowedControls.has(byte)) || byte === 0x7f);
