import { useEffect } from 'react';
import { useBlocker } from 'react-router';

export type UnsavedWarning = { asking: boolean; leave: () => void; stay: () => void };

/** Stops leaving (link, back, closing the tab) while `dirty`. Show the question with `UnsavedDialog` of platform/ui. */
export function useUnsavedWarning(dirty: boolean): UnsavedWarning {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [dirty]);
  return {
    asking: blocker.state === 'blocked',
    leave: () => blocker.proceed?.(),
    stay: () => blocker.reset?.(),
  };
}
