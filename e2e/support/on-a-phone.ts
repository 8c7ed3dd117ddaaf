import { expect } from 'vitest';
import type { RunningProduct } from '#apps/testing/running-product.ts';

/** Somebody opens a page on a phone: nothing scrolls sideways, nothing breaks accessibility. `shows`: wait for this text. */
export async function fitsOnAPhone(
  product: RunningProduct,
  page: { readonly who: string; readonly path: string; readonly shows: string; readonly name: string },
): Promise<void> {
  const phone = await product.signIn(page.who, { width: 390 });
  await phone.open(page.path);
  await phone.page.getByText(page.shows).first().waitFor();
  expect(await phone.look(page.name)).toEqual([]);
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(phone.complaints).toEqual([]);
  await phone.context.close();
}
