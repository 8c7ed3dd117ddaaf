import { expect, test } from 'vitest';
import { html } from './html.ts';

test('every value is escaped, also inside an attribute', () => {
  const name = `<script>"O'Neill" & co</script>`;
  const page = html`<p title="${name}">${name}</p>`;
  expect(page.markup).not.toContain('<script>');
  expect(page.markup).toContain('&lt;script&gt;&quot;O&#39;Neill&quot; &amp; co');
});

test('markup, lists of it and nothing at all go in as they are', () => {
  const items = ['a', '<b>'].map((word) => html`<li>${word}</li>`);
  expect(html`<ul>${items}${null}${false}${3}</ul>`.markup).toBe('<ul><li>a</li><li>&lt;b&gt;</li>3</ul>');
});
