/** One step of work in a trace (W3C Trace Context): hexadecimal ids of 16 and 8 bytes. */
export type Operation = {
  readonly name: string;
  readonly traceId: string;
  readonly operationId: string;
  readonly parentOperationId?: string;
};
