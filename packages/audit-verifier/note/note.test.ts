import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../bytes/bytes.ts';
import { sha256 } from '../bytes/sha256.ts';
import { checkpointText, parseCheckpoint } from './checkpoint.ts';
import { ed25519Signer } from './ed25519.ts';
import { formatKey, isKeyName, parseKey, verifierKey } from './keys.ts';
import {
  cosign,
  cosignatureTime,
  formatNote,
  parseNote,
  parseNotes,
  signNote,
  verifySignature,
} from './note.ts';

/** The example with which the Go package of signed notes documents itself. */
const KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const NOTE =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n" +
  '\n' +
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

describe('a signed note', () => {
  test('of others is read and its signature holds', async () => {
    const key = parseKey(KEY)!;
    const note = parseNote(NOTE)!;
    expect(key).toMatchObject({ name: 'PeterNeumann', hash: 'c74f20a3', algorithm: 1 });
    expect(formatKey(key)).toBe(KEY);
    expect(formatNote(note)).toBe(NOTE);
    expect(await verifySignature(note.text, note.signatures[0]!, key)).toBe(true);
    expect(await verifySignature(note.text.replace('answer', 'cause'), note.signatures[0]!, key)).toBe(false);
  });

  test('has text, an empty line and signatures, or it is none', () => {
    for (const source of [
      '',
      'text\n',
      'text\n\n',
      'text\n\nno signature\n',
      NOTE.slice(0, -1),
      '\n\n— a AAAAAAAA\n',
    ])
      expect(parseNote(source)).toBeUndefined();
  });

  test('stands between others, each with its line', () => {
    const placed = parseNotes(`${NOTE}\n${NOTE}`);
    expect(placed.map(({ line, source }) => [line, source === NOTE])).toEqual([
      [1, true],
      [6, true],
    ]);
  });

  test('signed here holds with the key, and not with another', async () => {
    const signer = await ed25519Signer(sha256(utf8('one')));
    const other = await ed25519Signer(sha256(utf8('two')));
    const signature = await signNote('text\n', 'log.example', signer);
    expect(await verifySignature('text\n', signature, verifierKey('log.example', 1, signer.publicKey))).toBe(
      true,
    );
    const forged = { ...signature, hash: verifierKey('log.example', 1, other.publicKey).hash };
    expect(await verifySignature('text\n', forged, verifierKey('log.example', 1, other.publicKey))).toBe(
      false,
    );
  });
});

describe('a key', () => {
  test('whose hash, name, algorithm or length does not fit is none', () => {
    for (const text of [
      KEY.replace('c74f20a3', 'c74f20a4'),
      KEY.replace('Peter', 'Pieter'),
      KEY.replace('+ARpc', '+BRpc'),
      KEY.slice(0, -4),
      'a b+c74f20a3+ARpc',
      '',
    ])
      expect(parseKey(text)).toBeUndefined();
    expect(isKeyName('with space')).toBe(false);
    expect(isKeyName('with+plus')).toBe(false);
  });
});

describe('a cosignature', () => {
  test('holds for its checkpoint and its time, and for no other', async () => {
    const signer = await ed25519Signer(sha256(utf8('witness')));
    const key = verifierKey('witness.example/w1', 4, signer.publicKey);
    const text = checkpointText({ origin: 'log.example', size: 3, root: sha256(utf8('root')) });
    const signature = await cosign(text, key.name, signer, 1_679_315_147);
    expect(signature.bytes).toHaveLength(72);
    expect(cosignatureTime(signature)).toBe(1_679_315_147);
    expect(await verifySignature(text, signature, key)).toBe(true);
    const later = { ...signature, bytes: signature.bytes.with(7, 0) as Uint8Array<ArrayBuffer> };
    expect(await verifySignature(text, later, key)).toBe(false);
    expect(await verifySignature(text.replace('\n3\n', '\n4\n'), signature, key)).toBe(false);
    // A signature of a log is none of a witness, under whatever key.
    const plain = await signNote(text, key.name, signer);
    expect(await verifySignature(text, { ...plain, hash: key.hash }, key)).toBe(false);
  });
});

test('a checkpoint is read back as it was written, and nothing else is one', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, root) => {
      const checkpoint = { origin: 'log.example/x', size, root };
      expect(parseCheckpoint(checkpointText(checkpoint))).toEqual(checkpoint);
    }),
  );
  const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
  for (const text of [
    `a\n01\n${root}\n`,
    `a\n1\n${root}`,
    `a\n-1\n${root}\n`,
    'a\n1\nAAE=\n',
    `\n1\n${root}\n`,
    '',
  ])
    expect(parseCheckpoint(text)).toBeUndefined();
});
