import { inflateSync } from 'node:zlib';

/** A value of a PDF: names keep their slash, a reference is `{ ref }`. */
export type PdfValue =
  | string
  | number
  | boolean
  | null
  | { readonly ref: number }
  | readonly PdfValue[]
  | PdfDictionary;
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary => value instanceof Map;

const TOKEN =
  /\s*(<<|>>|\[|\]|\/[^\s/<>[\]()]*|<[0-9a-fA-F\s]*>|\((?:\\[\s\S]|[^\\()])*\)|[-+]?\d*\.?\d+|[A-Za-z'"*]+)/y;

export function* tokensOf(text: string): Generator<string> {
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (found?.[1] === undefined) return;
    const after = TOKEN.lastIndex;
    yield found[1];
    TOKEN.lastIndex = after;
  }
}

function parsed(tokens: readonly string[], at: number): [PdfValue, number] {
  const token = tokens[at] ?? 'null';
  if (token === '<<') {
    const dictionary = new Map<string, PdfValue>();
    let next = at + 1;
    while (tokens[next] !== '>>' && next < tokens.length) {
      const [value, after] = parsed(tokens, next + 1);
      dictionary.set((tokens[next] ?? '').slice(1), value);
      next = after;
    }
    return [dictionary, next + 1];
  }
  if (token === '[') {
    const list: PdfValue[] = [];
    let next = at + 1;
    while (tokens[next] !== ']' && next < tokens.length) {
      const [value, after] = parsed(tokens, next);
      list.push(value);
      next = after;
    }
    return [list, next + 1];
  }
  if (/^\d+$/.test(token) && tokens[at + 2] === 'R') return [{ ref: Number(token) }, at + 3];
  if (/^[-+.\d]/.test(token)) return [Number(token), at + 1];
  if (token === 'true' || token === 'false') return [token === 'true', at + 1];
  return [token === 'null' ? null : token, at + 1];
}

type PdfObject = { readonly value: PdfValue; readonly stream: Buffer | null };

/** The objects of a PDF as this product writes it: no object streams, no encryption. */
export class PdfObjects {
  readonly #objects = new Map<number, PdfObject>();
  readonly trailer: PdfDictionary;

  constructor(bytes: Buffer) {
    const text = bytes.toString('latin1');
    const heads = /(\d+) 0 obj\n/g;
    for (let head = heads.exec(text); head !== null; head = heads.exec(text)) {
      const from = heads.lastIndex;
      const end = text.indexOf('\nendobj', from);
      const streamAt = text.indexOf('\nstream\n', from);
      const withStream = streamAt >= 0 && streamAt < end;
      const [value] = parsed([...tokensOf(text.slice(from, withStream ? streamAt : end))], 0);
      const length = isDictionary(value) && withStream ? Number(value.get('Length')) : 0;
      const start = streamAt + '\nstream\n'.length;
      this.#objects.set(Number(head[1]), {
        value,
        stream: withStream ? bytes.subarray(start, start + length) : null,
      });
      heads.lastIndex = withStream ? start + length : end;
    }
    const at = text.lastIndexOf('trailer');
    const [trailer] = parsed([...tokensOf(text.slice(at + 'trailer'.length))], 0);
    if (!isDictionary(trailer)) throw new Error('a PDF without a trailer');
    this.trailer = trailer;
  }

  /** What a value stands for: the object that a reference points at, or itself. */
  follow(value: PdfValue | undefined): PdfValue | undefined {
    return typeof value === 'object' && value !== null && 'ref' in value
      ? this.#objects.get(value.ref)?.value
      : value;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary {
    const found = this.follow(value);
    if (!isDictionary(found)) throw new Error('no dictionary where one is expected');
    return found;
  }

  list(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.follow(value);
    return Array.isArray(found) ? found : [];
  }

  stream(value: PdfValue | undefined): Buffer {
    const object =
      typeof value === 'object' && value !== null && 'ref' in value
        ? this.#objects.get(value.ref)
        : undefined;
    if (object?.stream == null) throw new Error('no stream where one is expected');
    return this.dictionary(object.value).get('Filter') === '/FlateDecode'
      ? inflateSync(object.stream)
      : object.stream;
  }
}

/** A text string of a PDF in characters. */
export function textOf(value: PdfValue | undefined): string {
  if (typeof value !== 'string' || !value.startsWith('(')) return '';
  const bytes = Buffer.from(
    value
      .slice(1, -1)
      .replaceAll(/\\([\s\S])/g, (_whole, sign: string) =>
        sign === 'n' ? '\n' : sign === 'r' ? '\r' : sign,
      ),
    'latin1',
  );
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
}
