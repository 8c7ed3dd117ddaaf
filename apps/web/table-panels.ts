import { lazy } from 'react';
import { signalInquiryPanel } from '#modules/chain/inquiries/web/index.ts';
import type { TablePanel } from '#modules/chain/weighing/web/index.ts';

/** What other modules show of a signal that lies on the weighing table. A module adds its line here. */
export const tablePanels: readonly TablePanel[] = [{ key: 'inquiries', Panel: lazy(signalInquiryPanel) }];
