import type { JSX } from 'preact';

/** `**` around words stresses them. */
export const Stressed = ({ children }: { readonly children: string }): JSX.Element => (
  <>{children.split('**').map((part, i) => (i % 2 === 1 ? <b key={i}>{part}</b> : part))}</>
);
