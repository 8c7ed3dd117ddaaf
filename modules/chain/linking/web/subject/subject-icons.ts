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

const ICONS: Readonly<Record<string, IconComponent>> = {
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

export const subjectIcon = (kind: string): IconComponent => ICONS[kind] ?? IconPackage;
