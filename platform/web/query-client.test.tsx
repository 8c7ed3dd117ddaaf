import { useQuery, useQueryClient } from '@tanstack/react-query';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderInApp } from '../ui/test-support.tsx';
import { ApiProblem } from './api/api-problem.ts';

/** A page as all are: a problem takes its place. `answer` is what the server gives, one call after the other. */
function Form({ answers }: { answers: (string | ApiProblem)[] }) {
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['form'],
    queryFn: () => {
      const answer = answers.shift() ?? 'nothing left';
      if (answer instanceof ApiProblem) throw answer;
      return answer;
    },
  });
  if (error) return <p>{error.message}</p>;
  if (data === undefined) return <p>wacht</p>;
  return (
    <>
      <input aria-label={data} />
      <button type="button" disabled={isFetching} onClick={() => void refetch()}>
        Again
      </button>
    </>
  );
}

const problem = (code: string, status: number) => new ApiProblem({ code, status });

async function typeAndAskAgain(answers: (string | ApiProblem)[]): Promise<void> {
  await renderInApp(<Form answers={['Reason', ...answers]} />);
  fireEvent.change(await screen.findByRole('textbox'), { target: { value: 'half a sentence' } });
  fireEvent.click(screen.getByRole('button', { name: 'Again' }));
}

test.each([problem('unreachable', 0), problem('internal', 500), problem('database-unavailable', 503)])(
  'what is being typed stays when asking again is not answered: $code',
  async (noAnswer) => {
    await typeAndAskAgain([noAnswer, 'Reason, as it is now']);
    await waitFor(() => expect(screen.getByRole('button')).toHaveProperty('disabled', false));
    expect(screen.getByDisplayValue('half a sentence')).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Again' }));
    await screen.findByLabelText('Reason, as it is now');
    expect(screen.getByDisplayValue('half a sentence')).not.toBeNull();
  },
);

test('a refusal takes the place of the page', async () => {
  await typeAndAskAgain([problem('not-allowed', 403)]);
  await screen.findByText('not-allowed');
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a page that never had an answer says so', async () => {
  await renderInApp(<Form answers={[problem('unreachable', 0)]} />);
  await screen.findByText('unreachable');
});

function Changing({ answers }: { answers: Promise<string>[] }) {
  const client = useQueryClient();
  const { data = 'wacht' } = useQuery({
    queryKey: ['one'],
    queryFn: () => answers.shift() ?? 'asked too often',
  });
  return (
    <button type="button" onClick={() => void client.invalidateQueries()}>
      {data}
    </button>
  );
}

test('an answer from before a change is not shown as the one after it', async () => {
  const before = Promise.withResolvers<string>();
  const answers = [before.promise, Promise.resolve('after the change')];
  await renderInApp(<Changing answers={answers} />);
  fireEvent.click(screen.getByRole('button', { name: 'wacht' }));
  before.resolve('before the change');
  await screen.findByText(/change/);
  expect(screen.getByRole('button').textContent).toBe('after the change');
  expect(answers).toEqual([]);
});
