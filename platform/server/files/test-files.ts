import { crc32, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';

/** Files for the tests of this folder, made here so that none has to be kept in the repository. */

/** A zip of the given entries, all compressed except one called `mimetype`. */
export function zipOf(entries: Readonly<Record<string, string>>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const plain = Buffer.from(text);
    const method = name === 'mimetype' ? 0 : 8;
    const body = method === 0 ? plain : deflateRawSync(plain);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt32LE(crc32(plain), 10);
    shared.writeUInt32LE(body.length, 14);
    shared.writeUInt32LE(plain.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), shared, Buffer.from(name), body]);
    const central = Buffer.alloc(46);
    central.write('PK\u0001\u0002', 'latin1');
    central.writeUInt16LE(20, 4);
    shared.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    directory.push(central, Buffer.from(name));
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

const openXml = 'application/vnd.openxmlformats-officedocument';
const contentTypes = (main: string): string =>
  `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${main}"/></Types>`;

export const docx = (more: Readonly<Record<string, string>> = {}, main?: string): Buffer =>
  zipOf({
    '[Content_Types].xml': contentTypes(main ?? `${openXml}.wordprocessingml.document.main+xml`),
    'word/document.xml': '<w:document/>',
    ...more,
  });

export const xlsx = (): Buffer =>
  zipOf({
    '[Content_Types].xml': contentTypes(`${openXml}.spreadsheetml.sheet.main+xml`),
    'xl/workbook.xml': '<workbook/>',
  });

export const openDocumentOf = (
  kind: 'text' | 'spreadsheet',
  more: Readonly<Record<string, string>> = {},
): Buffer =>
  zipOf({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': '<office:document/>',
    ...more,
  });

export const pdf = (): Buffer =>
  Buffer.from(
    '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n',
    'latin1',
  );

export const program = (): Buffer =>
  Buffer.concat([Buffer.from('MZ\u0090\u0000\u0003', 'latin1'), Buffer.alloc(600)]);

const plainImage = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });

export const jpeg = (): Promise<Buffer> => plainImage(40, 30).jpeg().toBuffer();
export const png = (): Promise<Buffer> => plainImage(40, 30).png().toBuffer();

export const secrets = ['Telefoon van de buurvrouw', 'gezien om tien uur', 'xmp-maker'];

/** A photo of 40 x 20 pixels as a telephone makes it: lying on its side, with place, maker and time. */
export function photo(format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> {
  return plainImage(40, 20)
    .withExif({
      IFD0: { Make: secrets[0] ?? '', ImageDescription: secrets[1] ?? '', Orientation: '6' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '52/1 30/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '6/1 5/1 0/1',
      },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>${secrets[2]}</rdf:RDF></x:xmpmeta>`)
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer();
}
