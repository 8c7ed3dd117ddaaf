import { crc32, inflateRawSync } from 'node:zlib';

/** The files of a zip by its directory at the end, each compared with its checksum. Errors: when it is not whole. */
export function readZip(content: Buffer): Map<string, Buffer> {
  const end = content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error('no end of a zip');
  const files = new Map<string, Buffer>();
  let at = content.readUInt32LE(end + 16);
  for (let left = content.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (content.readUInt32LE(at) !== 0x02014b50) throw new Error('the directory is damaged');
    const [nameBytes, extra, comment] = [28, 30, 32].map((place) => content.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const name = content.toString('utf8', at + 46, at + 46 + nameBytes);
    const start = content.readUInt32LE(at + 42);
    if (content.readUInt32LE(start) !== 0x04034b50) throw new Error(`${name} is not where it should be`);
    const from = start + 30 + content.readUInt16LE(start + 26) + content.readUInt16LE(start + 28);
    const kept = content.subarray(from, from + content.readUInt32LE(at + 20));
    const file = content.readUInt16LE(at + 10) === 0 ? kept : inflateRawSync(kept);
    if (crc32(file) !== content.readUInt32LE(at + 16)) throw new Error(`${name} is damaged`);
    if (file.length !== content.readUInt32LE(at + 24)) throw new Error(`${name} is cut off`);
    files.set(name, Buffer.from(file));
    at += 46 + nameBytes + extra + comment;
  }
  return files;
}
