import { IconLogout, IconLogout2, IconSettings } from '@tabler/icons-react';
import { Menu, type MenuGroup } from '#platform/ui/overlay/Menu.tsx';
import { type Language, type Session, useSessionActions } from '#platform/web/session.ts';
import type { Brightness } from '#platform/web/theme.ts';
import { shellTexts } from '../shell-texts.ts';
import { leave } from './leave.ts';

export type PersonMenuProps = {
  session: Session;
  brightness: Brightness;
  onBrightness: (choice: Brightness) => void;
};

const LANGUAGES: readonly { code: Language; name: string }[] = [
  { code: 'nl', name: 'Nederlands' },
  { code: 'en', name: 'English' },
];
const BRIGHTNESS: readonly Brightness[] = ['light', 'dark', 'system'];

export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
  return `${words[0]?.[0] ?? name[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`;
}

export function PersonMenu({ session, brightness, onBrightness }: PersonMenuProps) {
  const { t } = shellTexts.useText();
  const { change, signOut, signOutEverywhere } = useSessionActions();
  const switchTo = async (appointmentId: string) => {
    await change({ appointmentId });
    // Everything on the screen belongs to the former appointment.
    location.assign('/');
  };

  const groups: MenuGroup[] = [
    {
      key: 'appointments',
      label: t('person.appointment'),
      items: session.appointments.map((appointment) => ({
        key: appointment.id,
        label: appointment.title,
        text: appointment.organisationName,
        checked: appointment.id === session.appointment.id,
        onSelect: () => {
          if (appointment.id !== session.appointment.id) void switchTo(appointment.id);
        },
      })),
    },
    {
      key: 'language',
      label: t('person.language'),
      items: LANGUAGES.map(({ code, name }) => ({
        key: code,
        label: name,
        checked: code === session.person.language,
        onSelect: () => void change({ language: code }),
      })),
    },
    {
      key: 'brightness',
      label: t('person.brightness'),
      items: BRIGHTNESS.map((choice) => ({
        key: choice,
        label: t(`brightness.${choice}`),
        checked: choice === brightness,
        onSelect: () => onBrightness(choice),
      })),
    },
    {
      key: 'leave',
      items: [
        { key: 'settings', label: t('settings.title'), icon: IconSettings, to: '/instellingen' },
        {
          key: 'out',
          label: t('person.signOut'),
          icon: IconLogout,
          onSelect: () => void leave(session, signOut),
        },
        {
          key: 'everywhere',
          label: t('person.signOutEverywhere'),
          icon: IconLogout2,
          onSelect: () => void leave(session, signOutEverywhere),
        },
      ],
    },
  ];

  return (
    <Menu label={t('person.label')} end buttonClass="shell-bar__button" groups={groups}>
      <span className="shell-avatar" aria-hidden="true">
        {initialsOf(session.person.name)}
      </span>
      <span className="shell-person">
        {session.person.name}
        <small>{session.appointment.title}</small>
      </span>
    </Menu>
  );
}
