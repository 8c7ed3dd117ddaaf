import { useState } from 'react';
import { Alert, Button, Dialog, Panel, ProblemAlert, TextField } from '#platform/ui/index.ts';
import { isApiProblem, useRefresh } from '#platform/web/index.ts';
import { interventionTexts } from './intervention-texts.ts';
import type { Proof } from './interventions-api.ts';

type Asked = {
  condition: string;
  title: string;
  by: 'statement' | 'approval' | 'document' | 'system';
  check: string;
};

/** What a refused giving still asks, out of the problem that said so. */
export function askedIn(cause: unknown): Asked[] {
  if (!isApiProblem(cause, 'conditions-open')) return [];
  return cause.errors.flatMap((error) => {
    const params = error.params as Partial<Asked> | undefined;
    return params?.condition === undefined ? [] : [params as Asked];
  });
}

export const proofsOf = (
  asked: readonly Asked[],
  given: Readonly<Record<string, { text: string; approvedBy: string }>>,
): Proof[] =>
  asked.flatMap(({ condition, by }) => {
    const proof = given[condition];
    if (proof === undefined || proof.text.trim() === '') return [];
    return [
      {
        condition,
        text: proof.text.trim(),
        ...(by === 'approval' ? { approvedBy: proof.approvedBy.trim() } : {}),
      },
    ];
  });

type ProofFieldsProps = {
  asked: readonly Asked[];
  given: Readonly<Record<string, { text: string; approvedBy: string }>>;
  onChange: (given: Record<string, { text: string; approvedBy: string }>) => void;
};

/** A field for each condition that a person can make true; for the others the words of what must happen elsewhere. */
export function ProofFields({ asked, given, onChange }: ProofFieldsProps) {
  const { t } = interventionTexts.useText();
  const proofOf = (condition: string) => given[condition] ?? { text: '', approvedBy: '' };
  const set = (condition: string, part: 'text' | 'approvedBy', text: string) =>
    onChange({ ...given, [condition]: { ...proofOf(condition), [part]: text } });
  if (asked.length === 0) return null;
  return (
    <Panel>
      <h3>{t('share.asked')}</h3>
      {asked.map((each) => (
        <div key={each.condition}>
          <p>
            <b>{each.title}</b>
            <br />
            <span className="sk-soft">{each.check}</span>
          </p>
          {each.by === 'system' ? (
            <p>{t('share.by.system')}</p>
          ) : (
            <>
              <TextField
                label={`${t(`share.by.${each.by === 'approval' ? 'document' : each.by}`)}: ${each.title}`}
                value={proofOf(each.condition).text}
                onValueChange={(text) => set(each.condition, 'text', text)}
              />
              {each.by === 'approval' && (
                <TextField
                  label={`${t('share.approvedBy')}: ${each.title}`}
                  value={proofOf(each.condition).approvedBy}
                  onValueChange={(text) => set(each.condition, 'approvedBy', text)}
                />
              )}
            </>
          )}
        </div>
      ))}
    </Panel>
  );
}

type ShareDialogProps = {
  title: string;
  text: string;
  open: boolean;
  onClose: () => void;
  /** Shares, and answers the words to show. */
  share: (proofs: Proof[]) => Promise<string>;
};

/** Shares, asks what the rule still asks, and shares again with that. */
export function ShareDialog({ title, text, open, onClose, share }: ShareDialogProps) {
  const { t } = interventionTexts.useText();
  const refresh = useRefresh('interventions');
  const [asked, setAsked] = useState<Asked[]>([]);
  const [given, setGiven] = useState<Record<string, { text: string; approvedBy: string }>>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [done, setDone] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const close = () => {
    setDone(null);
    setProblem(null);
    onClose();
  };
  const send = async () => {
    setBusy(true);
    try {
      setDone(await share(proofsOf(asked, given)));
      setProblem(null);
      setAsked([]);
      await refresh();
    } catch (cause) {
      const still = askedIn(cause);
      setAsked((before) => [
        ...before.filter((each) => !still.some((other) => other.condition === each.condition)),
        ...still,
      ]);
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      title={title}
      onClose={close}
      wide
      actions={
        <>
          <Button kind="tertiary" onClick={close}>
            {done === null ? t('cancel') : t('close')}
          </Button>
          {done === null && (
            <Button kind="primary" busy={busy} onClick={() => void send()}>
              {t('share.do')}
            </Button>
          )}
        </>
      }
    >
      <p>{text}</p>
      {done !== null && (
        <Alert tone="good" live>
          {done}
        </Alert>
      )}
      {problem !== null && <ProblemAlert problem={problem} />}
      {done === null && <ProofFields asked={asked} given={given} onChange={setGiven} />}
    </Dialog>
  );
}
