/** The only source of "now": handed to whoever needs the time, so that tests can stand still. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still at the given moment (ISO text or Date). */
export const fixedClock = (moment: Date | string): Clock => {
  const time = new Date(moment).getTime();
  if (Number.isNaN(time)) throw new TypeError(`not a moment: ${String(moment)}`);
  return { now: () => new Date(time) };
};
