import { createServer } from 'node:net';
import { StartError } from './start-error.ts';

/**
 * The port to listen on, seen to be free: checked before anything else starts, so that a taken port costs nothing.
 * 0 becomes a free port. Errors: StartError.
 */
export async function findListenPort(host: string, wanted: number): Promise<number> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(wanted, host, resolve);
    });
  } catch (error) {
    throw portError(error, host, wanted);
  }
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return typeof address === 'object' && address !== null ? address.port : wanted;
}

export function portError(error: unknown, host: string, port: number): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE')
    return new StartError(
      `Port ${port} is taken by another program; stop that one or set PORT to another number.`,
    );
  if (code === 'EACCES')
    return new StartError(`Port ${port} may not be used by this account; set PORT to a number above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartError(`This machine has no address ${host}; set HOST to one it has.`);
  return error;
}
