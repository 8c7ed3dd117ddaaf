import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderInApp } from '../test-support.tsx';
import { ProblemPage } from './ProblemPage.tsx';

test('a page whose record cannot be shown has a heading and a title, says why, and can be tried again', async () => {
  const again = vi.fn();
  await renderInApp(<ProblemPage problem={new Error('gone')} onRetry={again} />);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Deze pagina kan niet worden getoond');
  expect(document.title).toBe('Deze pagina kan niet worden getoond · Schakel');
  expect(screen.getByRole('alert').textContent).not.toBe('');
  await userEvent.click(screen.getByRole('button', { name: 'Opnieuw proberen' }));
  expect(again).toHaveBeenCalledOnce();
});
