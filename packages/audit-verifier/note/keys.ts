import { fromBase64, joined, toBase64, toHex, utf8 } from '../bytes/bytes.ts';
import { sha256 } from '../bytes/sha256.ts';

/** 1: Ed25519 (a log). 4: Ed25519 with a time, of a witness (C2SP tlog-cosignature). */
export type Algorithm = 1 | 4;

/** A key with which signatures are checked (C2SP signed-note): `name+hash+base64(algorithm || key)`. */
export type VerifierKey = {
  readonly name: string;
  /** Four bytes in hex: which key of that name. */
  readonly hash: string;
  readonly algorithm: Algorithm;
  readonly publicKey: Uint8Array<ArrayBuffer>;
};

/** True when a signed note can bear the name: something, without space and plus. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{C}]+$/u.test(name);

export function verifierKey(
  name: string,
  algorithm: Algorithm,
  publicKey: Uint8Array<ArrayBuffer>,
): VerifierKey {
  const typed = joined(Uint8Array.of(algorithm), publicKey);
  const hash = toHex(sha256(joined(utf8(`${name}\n`), typed)).subarray(0, 4));
  return { name, hash, algorithm, publicKey };
}

export const formatKey = (key: VerifierKey): string =>
  `${key.name}+${key.hash}+${toBase64(joined(Uint8Array.of(key.algorithm), key.publicKey))}`;

/** The key, or undefined when the text is no key, its hash does not fit, or its algorithm is not known here. */
export function parseKey(text: string): VerifierKey | undefined {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text);
  const [, name = '', , encoded = ''] = parts ?? [];
  if (!isKeyName(name)) return undefined;
  const bytes = fromBase64(encoded);
  const algorithm = bytes?.[0];
  if (bytes === undefined || bytes.length !== 33 || (algorithm !== 1 && algorithm !== 4)) return undefined;
  const key = verifierKey(name, algorithm, bytes.slice(1));
  return formatKey(key) === text ? key : undefined;
}
