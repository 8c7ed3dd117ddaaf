import { expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';

test('the browser starts and shows a page', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent('<title>Schakel</title>');
    expect(await page.title()).toBe('Schakel');
  } finally {
    await browser.close();
  }
});
