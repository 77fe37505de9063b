/** What the sample app uses of React, which comes without types. */
declare module 'react' {
  export type Element = { readonly type: unknown; readonly props: unknown };
  export type Child = Element | string | number | null | false | readonly Child[];
  export function createElement<P extends object>(
    type: string | ((props: P) => Element | null),
    props: (P & { readonly key?: string | number }) | null,
    ...children: readonly Child[]
  ): Element;
  export function useState<T>(initial: T): [T, (next: T | ((before: T) => T)) => void];
  export function useEffect(run: () => (() => void) | undefined, on: readonly unknown[]): void;
  export function useRef<T>(initial: T): { current: T };
}
declare module 'react-dom/client' {
  import type { Element as ReactElement } from 'react';
  export function hydrateRoot(container: globalThis.Element, element: ReactElement): unknown;
}
declare module 'react-dom/server' {
  import type { Element as ReactElement } from 'react';
  export function renderToString(element: ReactElement): string;
}
