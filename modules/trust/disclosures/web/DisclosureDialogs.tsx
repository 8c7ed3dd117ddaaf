import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import {
  CheckboxGroup,
  ConfirmDialog,
  ProblemAlert,
  SelectField,
  TextAreaField,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Disclosure, DisclosureNotice } from '../model/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import { confirmNotice, correctDisclosure, disclosuresQuery, withdrawDisclosure } from './disclosures-api.ts';

const SHORTEST_REASON = 10;

type Writing = {
  title: string;
  text: string;
  button: string;
  label: string;
  hint?: string;
  ready: (text: string) => boolean;
  send: (text: string) => Promise<unknown>;
  onDone: () => void;
  children?: ReactNode;
};

/** Something that weighs and is written down: what happens, a text, a button. */
function WriteDialog({ title, text, button, label, hint, ready, send, onDone, children }: Writing) {
  const client = useQueryClient();
  const [written, setWritten] = useState('');
  const sending = useMutation({
    mutationFn: () => send(written.trim()),
    onSuccess: async () => {
      await client.invalidateQueries();
      onDone();
    },
  });
  return (
    <ConfirmDialog
      open
      title={title}
      confirmLabel={button}
      busy={sending.isPending}
      onClose={onDone}
      onConfirm={() => ready(written.trim()) && sending.mutate()}
    >
      <p>{text}</p>
      {sending.error && <ProblemAlert problem={sending.error} />}
      {children}
      <TextAreaField label={label} hint={hint} value={written} onValueChange={setWritten} />
    </ConfirmDialog>
  );
}

type ForDisclosure = { disclosure: Disclosure; onDone: () => void };

export function WithdrawDialog({ disclosure, onDone }: ForDisclosure) {
  const { t } = disclosureTexts.useText();
  return (
    <WriteDialog
      title={t('register.withdrawTitle')}
      text={t('register.withdrawText')}
      button={t('register.withdraw')}
      label={t('register.reason')}
      hint={t('register.reasonShort')}
      ready={(reason) => reason.length >= SHORTEST_REASON}
      send={(reason) => withdrawDisclosure(disclosure.id, reason, disclosure.version)}
      onDone={onDone}
    />
  );
}

export function CorrectDialog({ disclosure, onDone }: ForDisclosure) {
  const { t } = disclosureTexts.useText();
  const format = useFormat();
  const [categories, setCategories] = useState<string[]>([]);
  const [replacedById, setReplacedById] = useState('');
  const later = useQuery(
    disclosuresQuery({
      direction: 'given',
      partner: disclosure.recipient.id,
      from: disclosure.givenAt.slice(0, 10),
    }),
  );
  const replacements = (later.data?.data ?? []).filter(
    (row) =>
      row.givenAt > disclosure.givenAt &&
      row.withdrawnAt === null &&
      row.purposeCode === disclosure.purposeCode,
  );
  return (
    <WriteDialog
      title={t('register.correctTitle')}
      text={t('register.correctText')}
      button={t('register.correct')}
      label={t('register.correctReason')}
      hint={t('register.reasonShort')}
      ready={(reason) => reason.length >= SHORTEST_REASON && categories.length > 0}
      send={(reason) => correctDisclosure(disclosure.id, reason, categories, replacedById)}
      onDone={onDone}
    >
      <CheckboxGroup
        legend={t('register.correctWhat')}
        value={categories}
        onValueChange={setCategories}
        choices={disclosure.categories.map(({ code, title }) => ({ value: code, label: title }))}
      />
      {replacements.length > 0 && (
        <SelectField
          label={t('register.replaceWith')}
          emptyLabel={t('register.replaceNone')}
          value={replacedById}
          onValueChange={setReplacedById}
          options={replacements.map((row) => ({
            value: row.id,
            label: `${format.dateTime(row.givenAt)}, ${row.categories.map(({ title }) => title).join(', ')}`,
          }))}
        />
      )}
    </WriteDialog>
  );
}

export function ConfirmNoticeDialog({ notice, onDone }: { notice: DisclosureNotice; onDone: () => void }) {
  const { t } = disclosureTexts.useText();
  return (
    <WriteDialog
      title={t(`register.confirmTitle.${notice.kind}`)}
      text={t('register.confirmText')}
      button={t('register.confirm')}
      label={t('register.confirmNote')}
      ready={() => true}
      send={(text) => confirmNotice(notice.id, text, notice.version)}
      onDone={onDone}
    />
  );
}
