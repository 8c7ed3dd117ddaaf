import { expect } from 'vitest';
import type { RunningProduct } from '#apps/testing/running-product.ts';

type Opened = { readonly path: string; readonly shows: string; readonly name: string };

/** Somebody opens pages on a phone: nothing scrolls sideways, nothing breaks accessibility. `shows`: wait for this text. */
export async function fitsOnAPhone(
  product: RunningProduct,
  who: string,
  ...pages: readonly Opened[]
): Promise<void> {
  const phone = await product.signIn(who, { width: 390 });
  for (const { path, shows, name } of pages) {
    await phone.open(path);
    await phone.page.getByText(shows).first().waitFor();
    expect(await phone.look(name)).toEqual([]);
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
  expect(phone.complaints).toEqual([]);
  await phone.context.close();
}
