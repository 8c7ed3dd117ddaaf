import { newId } from '#platform/kit/index.ts';
import type { Answer, Client } from './test-product.ts';

export type Upload = {
  readonly name: string;
  readonly content: Buffer | string;
  readonly type?: string | undefined;
  readonly key?: string | undefined;
};

/** Sends one file in a form, as a browser does. */
export function upload(client: Client, path: string, file: Upload): Promise<Answer> {
  const boundary = 'grens';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.type ?? 'application/octet-stream'}\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(head),
    Buffer.from(file.content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return client.post(path, body, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'idempotency-key': file.key ?? newId(),
  });
}
