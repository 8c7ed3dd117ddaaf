import { readConfiguration } from './configuration.ts';
import { type Product, startProduct } from './product.ts';
import { sentenceOf } from './start-error.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function fail(error: unknown): never {
  const sentence = sentenceOf(error);
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${sentence ?? `Schakel could not start, by a fault of its own.\n${trace}`}\n`);
  process.exit(1);
}

let product: Product | undefined;
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  // A start under way may be cut off anywhere: steps are transactions, and the database ends with this process.
  await product?.stop();
  process.exit(0);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());

try {
  product = await startProduct(readConfiguration(), { say });
  if (product.setupUrl !== undefined)
    say(`Set up the first administrator (this link works once): ${product.setupUrl}`);
  say(`Schakel ready: ${product.url}`);
} catch (error) {
  fail(error);
}
