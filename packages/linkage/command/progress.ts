import { thousands } from './thousands.ts';

/** Where progress and warnings go: standard error, or a list in a test. */
export type Teller = { readonly isTTY?: boolean; write(text: string): unknown };

export type Progress = {
  /** How far a step is. On a screen the line is rewritten; in a file only the end of a step is a line. */
  step(step: string, howFar: string): void;
  done(step: string, outcome: string): void;
  warn(sentence: string): void;
  /** For the engine: how much of a step is done. */
  count(done: number, total: number, step: string): void;
  /** Ends the step that is under way. */
  end(): void;
};

const WIDTH = 100;
const CLEAR_LINE = '\r\u001B[2K';

export function createProgress(teller: Teller): Progress {
  const onScreen = teller.isTTY === true;
  let open = '';
  let counting: { readonly step: string; readonly text: string } | undefined;
  const line = (text: string): void => {
    teller.write(`${open === '' ? '' : CLEAR_LINE}${text}\n`);
    open = '';
  };
  const end = (): void => {
    if (counting !== undefined) line(counting.text);
    counting = undefined;
  };
  const step = (name: string, howFar: string): void => {
    if (!onScreen) return;
    open = `${name}: ${howFar}`.slice(0, WIDTH);
    teller.write(`${CLEAR_LINE}${open}`);
  };
  return {
    step,
    end,
    done: (name, outcome) => {
      end();
      line(`${name}: ${outcome}`);
    },
    warn: (sentence) => {
      end();
      line(`Note: ${sentence}`);
    },
    count: (done, total, name) => {
      if (counting !== undefined && counting.step !== name) end();
      const share = total > 0 ? `${Math.floor((100 * done) / total)}%` : '';
      const howFar = `${thousands(done)} of ${thousands(total)} ${share}`.trimEnd();
      counting = { step: name, text: `${name}: ${howFar}` };
      step(name, howFar);
    },
  };
}
