import { fromBase64, toBase64 } from '../bytes/bytes.ts';

/** The state of a log at one moment (C2SP tlog-checkpoint). */
export type Checkpoint = {
  /** Which log; the name of its key as well. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
};

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/** The checkpoint in the text of a note, or undefined when it is none. Extension lines are not known here. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [, origin = '', digits = '', encoded = ''] = /^(\S+)\n(0|[1-9]\d{0,15})\n(\S+)\n$/.exec(text) ?? [];
  const root = fromBase64(encoded);
  const size = Number(digits);
  if (origin === '' || root?.length !== 32 || !Number.isSafeInteger(size)) return undefined;
  return { origin, size, root };
}
