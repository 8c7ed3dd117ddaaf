import { IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Glyph } from '../icon.tsx';

export const FileList = ({ children }: { children: ReactNode }) => <ul className="sk-files">{children}</ul>;

export type FileLineProps = {
  /** Address of a small picture; without it an icon of a paper. */
  picture?: string | undefined;
  /** What it shows, when that does not stand beside it. */
  alt?: string;
  children: ReactNode;
};

/** One file in a `FileList`: its picture, and beside it what is to be said and done. */
export function FileLine({ picture, alt = '', children }: FileLineProps) {
  return (
    <li>
      {picture === undefined ? (
        <span className="sk-files__stub">
          <Glyph icon={IconFileText} size={20} />
        </span>
      ) : (
        <img src={picture} alt={alt} loading="lazy" />
      )}
      <div>{children}</div>
    </li>
  );
}
