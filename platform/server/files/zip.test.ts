import { describe, expect, it } from 'vitest';
import { readZip } from '../../testing/read-zip.ts';
import { kindOfName } from './file-kinds.ts';
import { checkOffice } from './office.ts';
import { type ZipEntry, zipOf } from './zip.ts';

async function* pieces(...parts: readonly string[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}

async function whole(entries: readonly ZipEntry[]): Promise<Buffer> {
  async function* all(): AsyncGenerator<ZipEntry> {
    yield* entries;
  }
  const parts: Buffer[] = [];
  for await (const part of zipOf(all())) parts.push(part);
  return Buffer.concat(parts);
}

describe('a zip that is made while it is read', () => {
  it('gives back every file under its name, also a name with marks and a file of nothing', async () => {
    const content = await whole([
      { name: 'map/café.txt', content: pieces('een', 'twee') },
      { name: 'leeg.txt', content: pieces() },
    ]);
    expect([...readZip(content)].map(([name, bytes]) => [name, bytes.toString()])).toEqual([
      ['map/café.txt', 'eentwee'],
      ['leeg.txt', ''],
    ]);
  });

  it('is damaged, and known to be, when one letter of a file is another', async () => {
    const content = await whole([{ name: 'a.txt', content: pieces('geheim') }]);
    content.write('x', content.indexOf('geheim'));
    expect(() => readZip(content)).toThrow('a.txt is damaged');
  });

  it('is read by what checks office documents', async () => {
    const kind = kindOfName('a.odt');
    const odt = await whole([{ name: 'mimetype', content: pieces(kind?.mediaType ?? '') }]);
    expect(kind && checkOffice(odt, kind, 'a.odt')).toBeUndefined();
  });

  it('is the same bytes for the same files', async () => {
    const make = () => whole([{ name: 'a', content: pieces('x') }]);
    expect((await make()).equals(await make())).toBe(true);
  });

  it('asks for a file when the one before was read to its end', async () => {
    const told: string[] = [];
    async function* watched(name: string): AsyncGenerator<Buffer> {
      told.push(`${name} begins`);
      yield Buffer.from(name);
      told.push(`${name} ends`);
    }
    async function* entries(): AsyncGenerator<ZipEntry> {
      yield { name: 'a', content: watched('a') };
      told.push('b is asked for');
      yield { name: 'b', content: watched('b') };
    }
    for await (const _ of zipOf(entries()));
    expect(told).toEqual(['a begins', 'a ends', 'b is asked for', 'b begins', 'b ends']);
  });
});
