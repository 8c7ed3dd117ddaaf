import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decryptFrames, encryptedBytes, encryptFrames, frameBytes, headerBytes, tagBytes } from './frames.ts';
import { wholeOf } from './incoming.ts';
import { FileIntegrityError } from './master-key.ts';

const key = randomBytes(32);
const fileId = '019a0000-0000-7000-8000-000000000001';

async function* chunksOf(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}
const seal = (plain: Buffer, chunk = 10_000, id = fileId, dataKey = key) =>
  wholeOf(encryptFrames(chunksOf(plain, chunk), dataKey, id));
const unseal = (sealed: Buffer, chunk = 10_000, id = fileId, dataKey = key) =>
  wholeOf(decryptFrames(chunksOf(sealed, chunk), dataKey, id));
const frame = (sealed: Buffer, number: number): Buffer => {
  const start = headerBytes + number * (frameBytes + tagBytes);
  return sealed.subarray(start, start + frameBytes + tagBytes);
};
const refused = async (sealed: Buffer, id = fileId, dataKey = key): Promise<void> => {
  await expect(unseal(sealed, 10_000, id, dataKey)).rejects.toThrow(FileIntegrityError);
};

describe('encrypted frames', () => {
  const nearBorders = fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -2, max: 2 }))
    .map(([frames, offset]) => Math.max(0, frames * frameBytes + offset));
  const chunkSize = fc.oneof(
    fc.constantFrom(7, frameBytes, frameBytes + tagBytes),
    fc.integer({ min: 500, max: 300_000 }),
  );

  it('give back what went in, whatever the size around frame borders and however it is chunked', async () => {
    await fc.assert(
      fc.asyncProperty(nearBorders, chunkSize, chunkSize, async (size, chunkIn, chunkOut) => {
        const plain = randomBytes(size);
        const sealed = await seal(plain, chunkIn);
        expect(sealed.length).toBe(encryptedBytes(size));
        expect((await unseal(sealed, chunkOut)).equals(plain)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('do not open when any one bit is flipped', async () => {
    const sealed = await seal(randomBytes(frameBytes + 100));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: sealed.length * 8 - 1 }), async (bit) => {
        const damaged = Buffer.from(sealed);
        damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        await refused(damaged);
      }),
      { numRuns: 60 },
    );
    for (let byte = 0; byte < headerBytes; byte += 1) {
      const damaged = Buffer.from(sealed);
      damaged.writeUInt8(damaged.readUInt8(byte) ^ 1, byte);
      await refused(damaged);
    }
  });

  it('do not open when cut off anywhere, frame borders included', async () => {
    const sealed = await seal(randomBytes(3 * frameBytes));
    const borders = [0, 5, headerBytes, headerBytes + 3, headerBytes + tagBytes];
    for (const number of [1, 2]) borders.push(headerBytes + number * (frameBytes + tagBytes));
    for (const length of borders) await refused(sealed.subarray(0, length));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: sealed.length - 1 }), (length) =>
        refused(sealed.subarray(0, length)),
      ),
      { numRuns: 40 },
    );
  });

  it('do not open with something added behind', async () => {
    const sealed = await seal(randomBytes(frameBytes));
    await refused(Buffer.concat([sealed, Buffer.from([0])]));
    await refused(Buffer.concat([sealed, frame(sealed, 0)]));
  });

  it('do not open with frames swapped, repeated or left out', async () => {
    const sealed = await seal(randomBytes(4 * frameBytes));
    const header = sealed.subarray(0, headerBytes);
    const [a, b, c, d] = [0, 1, 2, 3].map((number) => frame(sealed, number));
    await expect(unseal(Buffer.concat([header, a!, b!, c!, d!]))).resolves.toBeDefined();
    await refused(Buffer.concat([header, b!, a!, c!, d!]));
    await refused(Buffer.concat([header, a!, a!, b!, c!, d!]));
    await refused(Buffer.concat([header, a!, c!, d!]));
    await refused(Buffer.concat([header, a!, b!, d!, c!]));
  });

  it("do not open with another file's header, id or key", async () => {
    const plain = randomBytes(1000);
    const [one, other] = [await seal(plain), await seal(plain)];
    await refused(Buffer.concat([other.subarray(0, headerBytes), one.subarray(headerBytes)]));
    await refused(one, '019a0000-0000-7000-8000-000000000002');
    await refused(one, fileId, randomBytes(32));
  });

  it('never show a whole frame that comes after a damaged one', async () => {
    const plain = randomBytes(3 * frameBytes);
    const sealed = await seal(plain);
    sealed.writeUInt8(
      sealed.readUInt8(headerBytes + frameBytes + tagBytes) ^ 1,
      headerBytes + frameBytes + tagBytes,
    );
    const seen: Buffer[] = [];
    const reading = async () => {
      for await (const part of decryptFrames(chunksOf(sealed, 9_999), key, fileId)) seen.push(part);
    };
    await expect(reading()).rejects.toThrow(FileIntegrityError);
    expect(Buffer.concat(seen).equals(plain.subarray(0, frameBytes))).toBe(true);
  });

  it('leave no plain text in the encrypted form', async () => {
    const sealed = await seal(Buffer.from('Havenkade 12 '.repeat(20_000)));
    expect(sealed.includes('Havenkade')).toBe(false);
  });
});
