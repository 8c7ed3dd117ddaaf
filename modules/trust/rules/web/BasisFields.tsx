import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Button, Card, CardHeader, SelectField, Stack, TextField } from '#platform/ui/index.ts';
import type { RuleForm, RuleValue } from './rule-value.ts';
import { rulesTexts } from './rules-texts.ts';
import { useWords } from './use-words.ts';

type Article = RuleValue['basis'][number];

const textOf = ({ law, article }: Article) => `${law} ${article}`;

/** The articles that a rule rests on: one that the rules know, or another with the source in which it was read. */
export function BasisFields({ form }: { form: RuleForm }) {
  const { t } = rulesTexts.useText();
  const { vocabulary } = useWords();
  const { value, onValueChange, id, error } = form.field('basis');
  const [other, setOther] = useState(false);
  const known = vocabulary.articles.filter((item) => !value.some((one) => textOf(one) === textOf(item)));
  const laws = Map.groupBy(known, (item) => item.law);
  const add = (article: Article | undefined) => {
    if (article !== undefined) onValueChange([...value, article]);
  };
  return (
    <Card>
      <CardHeader title={t('field.basis')} />
      <Stack>
        <ul className="sk-plain-list">
          {value.map((item) => (
            <li key={textOf(item)}>
              {textOf(item)}{' '}
              <Button
                small
                kind="tertiary"
                aria-label={t('removeArticle', { article: textOf(item) })}
                onClick={() => onValueChange(value.filter((one) => one !== item))}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
        <SelectField
          id={id}
          label={t('addArticle')}
          error={error}
          value=""
          onValueChange={(text) => add(known.find((item) => textOf(item) === text))}
          options={[...laws].map(([law, articles]) => ({
            label: law,
            options: articles.map((item) => ({ value: textOf(item), label: textOf(item) })),
          }))}
        />
        {other ? (
          <OtherArticle
            onAdd={(article) => {
              add(article);
              setOther(false);
            }}
          />
        ) : (
          <div>
            <Button small icon={IconPlus} onClick={() => setOther(true)}>
              {t('otherArticle')}
            </Button>
          </div>
        )}
      </Stack>
    </Card>
  );
}

function OtherArticle({ onAdd }: { onAdd: (article: Article) => void }) {
  const { t } = rulesTexts.useText();
  const { vocabulary } = useWords();
  const [law, setLaw] = useState('');
  const [article, setArticle] = useState('');
  const [source, setSource] = useState('');
  const ready = law.trim() !== '' && article.trim() !== '' && source !== '';
  return (
    <Stack>
      <TextField label={t('law')} value={law} onValueChange={setLaw} />
      <TextField label={t('article')} value={article} onValueChange={setArticle} />
      <SelectField
        label={t('readIn')}
        value={source}
        onValueChange={setSource}
        options={vocabulary.sources.map((item) => ({ value: item.code, label: item.title }))}
      />
      <div>
        <Button disabled={!ready} onClick={() => onAdd({ law: law.trim(), article: article.trim(), source })}>
          {t('addThis')}
        </Button>
      </div>
    </Stack>
  );
}
