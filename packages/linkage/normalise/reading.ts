/** What a reader gives back: the value, or why the text could not be read. */
export type Reading<Value, Fault> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Fault };

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

export const err = <Fault>(error: Fault): { readonly ok: false; readonly error: Fault } => ({
  ok: false,
  error,
});
