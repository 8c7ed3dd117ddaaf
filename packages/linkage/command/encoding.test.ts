import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chooseEncoding, inspect, readText } from './encoding.ts';

const folder = mkdtempSync(join(tmpdir(), 'linkage-encoding-'));
const path = join(folder, 'file.csv');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(bytes: Uint8Array): Promise<{ encoding: string; text: string }> {
  writeFileSync(path, bytes);
  const encoding = chooseEncoding(path, 'auto', await inspect(path));
  let text = '';
  for await (const piece of readText(path, encoding)) text += piece;
  return { encoding, text };
}

describe('the encoding of a file', () => {
  it('is UTF-8 when all of it is, with or without mark', async () => {
    expect(await read(Buffer.from('naam\nZoë'))).toEqual({ encoding: 'utf-8', text: 'naam\nZoë' });
    expect(await read(Buffer.from('\uFEFFnaam\nZoë'))).toEqual({ encoding: 'utf-8', text: 'naam\nZoë' });
  });

  it('is Windows-1252 otherwise, with its own quotes and euro sign', async () => {
    expect(await read(Buffer.from('Zo\xeb \x80 \x93', 'latin1'))).toEqual({
      encoding: 'windows-1252',
      text: 'Zoë € “',
    });
  });

  it('is UTF-16 when the mark says so', async () => {
    expect(await read(Buffer.from('\uFEFFid\nZoë', 'utf16le'))).toEqual({
      encoding: 'utf-16le',
      text: 'id\nZoë',
    });
  });

  it('is seen wherever the file is cut in pieces', async () => {
    const text = `${'x'.repeat(262_143)}é\n${'ë\n'.repeat(200_000)}`;
    expect(await read(Buffer.from(text))).toEqual({ encoding: 'utf-8', text });
  });

  it('names the first line that is not UTF-8', async () => {
    writeFileSync(path, Buffer.from(`${'abc\n'.repeat(100_000)}Zo\xeb\n`, 'latin1'));
    expect((await inspect(path)).wrongLine).toBe(100_001);
  });
});
