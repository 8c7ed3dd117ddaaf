import { type Clock, systemClock } from './clock.ts';
import { randomBytes } from './random.ts';

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

const byteAsHex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const asUuid = (bytes: Uint8Array): string => {
  let hex = '';
  for (const byte of bytes) hex += byteAsHex[byte];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const mark = (bytes: Uint8Array, version: number): Uint8Array => {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
};

/** UUID version 7 (RFC 9562): 48 bits of milliseconds, then random; sorts by the moment it was made. */
export const newId = (clock: Clock = systemClock): string => {
  const bytes = randomBytes(16);
  let milliseconds = clock.now().getTime();
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = milliseconds % 256;
    milliseconds = Math.floor(milliseconds / 256);
  }
  return asUuid(mark(bytes, 7));
};

/** UUID version 4: tells nothing about when it was made; for public reports. */
export const newAnonymousId = (): string => asUuid(mark(randomBytes(16), 4));

export const isUuid = (text: string): boolean => uuidShape.test(text);
