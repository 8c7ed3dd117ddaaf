import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cleanImage, thumbnailOf } from './images.ts';
import { jpeg, photo, png, secrets } from './test-files.ts';

const cleaned = async (content: Buffer, ending: string) => {
  const result = await cleanImage(content, ending);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
/** 52 degrees and 30 minutes, as EXIF writes them (pairs of 32 bits, little endian). */
const latitude = Buffer.from('3400000001000000' + '1e00000001000000', 'hex');

const traces = (content: Buffer) => ({
  exif:
    content.includes('Exif') ||
    content.includes('eXIf') ||
    content.includes('EXIF') ||
    content.includes(latitude),
  words: secrets.filter((secret) => content.includes(secret)),
});

describe('a cleaned image', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'holds no place, maker, time or profile any more (%s)',
    async (format) => {
      const before = await photo(format);
      const had = await sharp(before).metadata();
      // The proof that the test can fail: all of it was there.
      expect(had.exif?.includes(secrets[0]!)).toBe(true);
      expect(had.exif?.includes(latitude)).toBe(true);
      expect(had.xmp).toBeDefined();
      expect(had.icc).toBeDefined();
      expect(traces(before).words.length).toBeGreaterThan(0);

      const { content } = await cleaned(before, format);
      const has = await sharp(content).metadata();
      expect(has.format).toBe(format);
      for (const part of ['exif', 'xmp', 'iptc', 'icc', 'orientation', 'comments'] as const) {
        expect(has[part], part).toBeUndefined();
      }
      expect(traces(content)).toEqual({ exif: false, words: [] });
    },
  );

  it('stands upright, as its orientation said', async () => {
    const { width, height } = await cleaned(await photo('jpeg'), 'jpg');
    expect([width, height]).toEqual([20, 40]);
  });

  it('lost what was glued behind it', async () => {
    const glued = Buffer.concat([await jpeg(), Buffer.from('PK\u0003\u0004 hidden archive')]);
    expect((await cleaned(glued, 'jpg')).content.includes('hidden archive')).toBe(false);
  });

  it('keeps moving when it moved', async () => {
    const frames = [10, 200].map((red) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background: { r: red, g: 0, b: 0 } } })
        .png()
        .toBuffer(),
    );
    const moving = await sharp(await Promise.all(frames), { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    expect((await sharp((await cleaned(moving, 'gif')).content).metadata()).pages).toBe(2);
  });
});

describe('an image that cannot be taken', () => {
  it('has more pixels than allowed, however small the file', async () => {
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    const result = await cleanImage(bomb, 'png');
    expect(result).toEqual({
      ok: false,
      error: { code: 'image-too-many-pixels', maximumPixels: 50_000_000 },
    });
    expect((await thumbnailOf(bomb)).ok).toBe(false);
  });

  it('is damaged or cut off', async () => {
    const noise = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
      .jpeg()
      .toBuffer();
    const cut = await cleanImage(noise.subarray(0, noise.length / 2), 'jpg');
    expect(cut).toEqual({ ok: false, error: { code: 'file-unreadable', claimed: 'jpg' } });
    expect((await cleanImage(Buffer.from('nothing'), 'jpg')).ok).toBe(false);
  });

  it('is a drawing that calls itself an image', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>');
    expect((await cleanImage(svg, 'png')).ok).toBe(false);
  });
});

describe('a thumbnail', () => {
  it('fits the size, stands upright and holds no metadata', async () => {
    const result = await thumbnailOf(await photo('jpeg'), 10);
    const metadata = await sharp(result.ok ? result.value : Buffer.alloc(0)).metadata();
    expect([metadata.format, metadata.width, metadata.height]).toEqual(['webp', 5, 10]);
    expect(metadata.exif).toBeUndefined();
  });

  it('is never larger than the image', async () => {
    const result = await thumbnailOf(await png(), 500);
    expect((await sharp(result.ok ? result.value : Buffer.alloc(0)).metadata()).width).toBe(40);
  });
});
