import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderInApp } from '../test-support.tsx';
import { Button } from './Button.tsx';

/** As with a mutation: the screen hears a moment later that it began. */
function BusyLater({ onBegin }: { onBegin: () => void }) {
  const [busy, setBusy] = useState(false);
  const begin = () => {
    onBegin();
    setTimeout(() => setBusy(true), 20);
    setTimeout(() => setBusy(false), 60);
  };
  return (
    <Button busy={busy} onClick={begin}>
      Versturen
    </Button>
  );
}

test('the second of two clicks comes while the first is at work, and does nothing', async () => {
  let times = 0;
  let finish: () => void = () => undefined;
  const work = () => {
    times += 1;
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  };
  await renderInApp(<Button onClick={work}>Versturen</Button>);
  const button = screen.getByRole('button', { name: 'Versturen' });
  await userEvent.dblClick(button);
  expect(times).toBe(1);
  expect(button.getAttribute('aria-busy')).toBe('true');
  finish();
  await waitFor(() => expect(button.getAttribute('aria-busy')).toBeNull());
  await userEvent.click(button);
  expect(times).toBe(2);
});

test('work that tells only by `busy` that it began is begun once too', async () => {
  let times = 0;
  await renderInApp(
    <BusyLater
      onBegin={() => {
        times += 1;
      }}
    />,
  );
  const button = screen.getByRole('button', { name: 'Versturen' });
  await userEvent.dblClick(button);
  await waitFor(() => expect(button.getAttribute('aria-busy')).toBe('true'));
  await userEvent.click(button);
  expect(times).toBe(1);
  // The work ended: what comes then is meant.
  await waitFor(() => expect(button.getAttribute('aria-busy')).toBeNull());
  await userEvent.click(button);
  expect(times).toBe(2);
});

test('work that fails frees the button again', async () => {
  let times = 0;
  const work = () => {
    times += 1;
    return Promise.reject(new Error('niet gelukt')).catch(() => undefined);
  };
  await renderInApp(<Button onClick={work}>Versturen</Button>);
  const button = screen.getByRole('button', { name: 'Versturen' });
  await userEvent.click(button);
  await waitFor(() => expect(button.getAttribute('aria-busy')).toBeNull());
  await userEvent.click(button);
  expect(times).toBe(2);
});

test('what is busy by word of the page keeps the focus, ignores clicks and submits no form', async () => {
  let submitted = 0;
  await renderInApp(
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submitted += 1;
      }}
    >
      <Button type="submit" busy>
        Bewaren
      </Button>
    </form>,
  );
  const button = screen.getByRole('button', { name: 'Bewaren' });
  await userEvent.dblClick(button);
  expect(document.activeElement).toBe(button);
  expect(submitted).toBe(0);
});
