export type Delimiter = ',' | ';' | '\t';
export type Shape = { readonly delimiter: Delimiter; readonly lineEnd: '\n' | '\r' };
/** Takes a record with the line on which it begins; the first is 1. */
export type TakeRecord = (cells: string[], line: number) => void;
