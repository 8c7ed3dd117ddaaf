import {
  IconAt,
  IconBuilding,
  IconCar,
  IconCreditCard,
  IconMail,
  IconMapPin,
  IconPackage,
  IconPhone,
  IconUser,
} from '@tabler/icons-react';
import type { IconComponent } from '#platform/ui/index.ts';
import type { MentionKind } from '../model/index.ts';

export const mentionIcons: Readonly<Record<MentionKind, IconComponent>> = {
  person: IconUser,
  company: IconBuilding,
  vehicle: IconCar,
  address: IconMapPin,
  phone: IconPhone,
  email: IconMail,
  account: IconCreditCard,
  handle: IconAt,
  object: IconPackage,
};
