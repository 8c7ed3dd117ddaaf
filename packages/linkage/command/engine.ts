import { existsSync } from 'node:fs';
import type { z } from 'zod';
import type { Engine } from './engine-port.ts';
import { CommandFailure } from './failure.ts';

const door = new URL('../index.ts', import.meta.url);

type Door = Engine & { readonly settingsSchema: z.ZodObject };

const absent = (): never => {
  throw new CommandFailure('The engine is not there yet (packages/linkage/index.ts).');
};

function withSettings({ settingsSchema, dedupe, link }: Door): Engine {
  return {
    dedupe,
    link,
    settingNames: Object.keys(settingsSchema.shape),
    checkSettings: (settings) => settingsSchema.safeParse(settings).error?.issues ?? [],
  };
}

/** The engine behind the package's door. To be an ordinary import as soon as that door is there. */
export const engine: Engine = existsSync(door)
  ? withSettings((await import(door.href)) as Door)
  : { dedupe: absent, link: absent };
