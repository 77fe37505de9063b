/** The frame of settings and library: where one can go, and what is there. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from './i18n';
import { Tile } from './ui/tile';

export interface Way {
  readonly href: string;
  readonly name: string;
  readonly isCurrent?: boolean;
}

export const Frame = ({
  label,
  ways,
  place,
  children,
}: {
  /** Name of the list of ways. */
  readonly label: string;
  readonly ways: readonly Way[];
  /** Where the reader is: when it changes, the focus goes there. */
  readonly place: string;
  readonly children: ComponentChildren;
}): JSX.Element => {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // The reader went to another place: screen readers go with them. Not at the first drawing.
    if (first.current) first.current = false;
    else {
      main.current?.focus();
      scrollTo(0, 0);
    }
  }, [place]);
  return (
    <div class="frame">
      <nav aria-label={label}>
        <div class="nav-stays">
          <p class="brand">
            <Tile state="matches" size={26} />
            {t('extName')}
          </p>
          <ul>
            {ways.map(({ href, name, isCurrent }) => (
              <li key={href}>
                <a href={href} {...(isCurrent === true ? { 'aria-current': 'page' } : {})}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
      <main ref={main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
};
