import { useQuery } from '@tanstack/react-query';
import { Card, CardHeader, Loading, ProblemAlert, Stack, TableScroll } from '#platform/ui/index.ts';
import type { Algorithm } from '../model/index.ts';
import { registerTexts } from './register-texts.ts';
import { algorithmQuery } from './registers-api.ts';
import { useWords } from './use-words.ts';

type Block = Algorithm['sections'][number]['blocks'][number];

function Piece({ block, title }: { block: Block; title: string }) {
  if (block.kind === 'text') return <p>{block.text}</p>;
  if (block.kind === 'list') {
    return (
      <ul>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    );
  }
  return (
    <TableScroll label={title}>
      <table className="sk-table">
        <caption className="sk-hidden">{title}</caption>
        <thead>
          <tr>
            {block.head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** The description as it is published: in Dutch. */
function Sections({ sections }: { sections: Algorithm['sections'] }) {
  return (
    <div lang="nl">
      <Stack>
        {sections.map((section) => (
          <Card key={section.title}>
            <CardHeader title={section.title} />
            <Stack>
              {section.blocks.map((block, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes under the reader
                <Piece key={index} block={block} title={section.title} />
              ))}
            </Stack>
          </Card>
        ))}
      </Stack>
    </div>
  );
}

/** The entry of comparing mentions, out of the one description that is published, and whether early warning is in use. */
export function AlgorithmTab() {
  const { t, language } = registerTexts.useText();
  const words = useWords();
  const { data, error, refetch } = useQuery(algorithmQuery);
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { data: algorithm } = data;
  return (
    <>
      <Card>
        <CardHeader title={t('tab.algorithm')} />
        {language === 'en' && <p>{algorithm.summaryEn}</p>}
        <p>
          <b>{t('usedFor')}</b> {words.titles(algorithm.purposes) || t('none')}
        </p>
      </Card>
      <Sections sections={algorithm.sections} />
      <Card>
        <CardHeader title={t('earlyWarning.title')} />
        <p>{algorithm.earlyWarning.used ? t('earlyWarning.used') : t('earlyWarning.notUsed')}</p>
        {language === 'en' && algorithm.earlyWarning.used && <p>{algorithm.earlyWarning.summaryEn}</p>}
      </Card>
      <Sections sections={algorithm.earlyWarning.sections} />
    </>
  );
}
