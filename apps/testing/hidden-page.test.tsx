import { render, screen } from '@testing-library/react';
import { act, Suspense, use } from 'react';
import { expect, test, vi } from 'vitest';
import { complainWhenHidden } from './hidden-page.ts';

const later = Promise.withResolvers<string>();

function Late({ waits }: { waits: boolean }) {
  return waits ? use(later.promise) : null;
}

const Shell = ({ waits }: { waits: boolean }) => (
  <Suspense fallback={<p>wacht</p>}>
    <section>
      <h1>Weging</h1>
      <Late waits={waits} />
    </section>
  </Suspense>
);

test('a page that is hidden while something late is on its way is complained about, by its heading', async () => {
  const complain = vi.spyOn(console, 'error').mockReturnValue(undefined);
  complainWhenHidden();
  const { rerender } = render(<Shell waits={false} />);
  await screen.findByRole('heading', { name: 'Weging' });
  expect(complain).not.toHaveBeenCalled();
  await act(async () => rerender(<Shell waits />));
  expect(complain).toHaveBeenCalledWith('the page was hidden: Weging');
  complain.mockRestore();
});
