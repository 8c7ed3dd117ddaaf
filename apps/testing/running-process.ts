import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const READY = /Schakel ready: (\S+)/;

/** A product at `url`; `said`: what it wrote until it was ready. */
export type Started = { readonly url: string; readonly child: ChildProcess; readonly said: string };

/** Starts the product as `npm start` does, in a process of its own. Errors: what it said when it did not become ready. */
export function startProcess(environment: NodeJS.ProcessEnv): Promise<Started> {
  const child = spawn(process.execPath, ['apps/server/main-from-source.mjs'], {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = READY.exec(said)?.[1];
      if (url !== undefined) resolve({ url, child, said });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the product stopped with ${code}: ${said}`)));
  });
}

export function endProcess(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
