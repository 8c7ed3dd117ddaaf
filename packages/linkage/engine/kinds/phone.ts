import { isFillerPhone } from '../../normalise/filler.ts';
import { phoneKey } from '../../normalise/phone-keys.ts';
import { codeOf, withoutFillers } from './code.ts';

/** A telephone number. In a file of its own: the numbering plans of the world take as long to load as a thousand records to link. */
export const phone = withoutFillers(codeOf('phone', phoneKey), (cell) => isFillerPhone(phoneKey(cell) ?? ''));
