import { Heading } from '@amsterdam/design-system-react';
import { createContext, type ReactNode, useContext, useId } from 'react';
import { classes } from '../classes.ts';

const HeadingId = createContext<string | undefined>(undefined);

export type CardProps = {
  children: ReactNode;
  /** A table up to the edges. */
  flush?: boolean;
  /** On the sunk background: what does not ask for attention. */
  sunk?: boolean;
};

/** A surface with a line. With a CardHeader it is a region named by its heading. */
export function Card({ children, flush, sunk }: CardProps) {
  const id = useId();
  return (
    <HeadingId.Provider value={id}>
      <section
        className={classes('sk-card', flush && 'sk-card--flush', sunk && 'sk-card--sunk')}
        aria-labelledby={id}
      >
        {children}
      </section>
    </HeadingId.Provider>
  );
}

export type CardHeaderProps = {
  title: string;
  /** Default 2. */
  level?: 2 | 3;
  /** Number of the block in a form. */
  number?: number;
  /** How many there are; text or a CountLink. */
  count?: ReactNode;
  /** At the right edge: a link, an explanation, buttons. */
  aside?: ReactNode;
};

export function CardHeader({ title, level = 2, number, count, aside }: CardHeaderProps) {
  const id = useContext(HeadingId);
  return (
    <div className="sk-card-header">
      <Heading level={level} id={id}>
        {number !== undefined && (
          <span className="sk-number" aria-hidden="true">
            {number}
          </span>
        )}
        {title}
      </Heading>
      {(count !== undefined || aside) && (
        <div className="sk-card-header__aside sk-figures">
          {count}
          {aside}
        </div>
      )}
    </div>
  );
}

/** A card without a heading; not a landmark. */
export function Panel({ children, sunk }: { children: ReactNode; sunk?: boolean }) {
  return <div className={classes('sk-card', sunk && 'sk-card--sunk')}>{children}</div>;
}

export type Property = { label: string; value: ReactNode; key?: string };

/** Names and values below each other. `ends`: values at the right edge. */
export function Properties({ items, ends }: { items: readonly Property[]; ends?: boolean }) {
  return (
    <dl className={classes('sk-properties', ends && 'sk-properties--ends')}>
      {items.map((item) => (
        <PropertyPair key={item.key ?? item.label} item={item} />
      ))}
    </dl>
  );
}

/** Names and values beside each other, above a record. */
export function Strip({ items }: { items: readonly Property[] }) {
  return (
    <dl className="sk-strip">
      {items.map((item) => (
        <div key={item.key ?? item.label}>
          <PropertyPair item={item} />
        </div>
      ))}
    </dl>
  );
}

function PropertyPair({ item }: { item: Property }) {
  return (
    <>
      <dt>{item.label}</dt>
      <dd>{item.value}</dd>
    </>
  );
}
