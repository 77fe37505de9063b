// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { article, page, read } from './pages';

const ld = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const metaOf = (head: string): unknown => read(page('<p>Nothing.</p>', head)).meta;

describe('what a page says of itself', () => {
  it('reads a list of any length, as far as it reads at all', () => {
    const list = Array.from({ length: 300_000 }, () => 0);
    const data = [{ '@type': 'NewsArticle', headline: 'Council meets' }, list];
    expect(metaOf(ld(data))).toMatchObject({ headline: 'Council meets' });
  });

  it('takes schema.org first', () => {
    const data = {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Council meets',
      datePublished: '2026-01-28T09:00:00Z',
      publisher: { '@type': 'Organization', name: 'The Courier' },
    };
    expect(metaOf(`${ld(data)}<meta property="og:title" content="Other">`)).toEqual({
      headline: 'Council meets',
      datePublished: '2026-01-28T09:00:00Z',
      outlet: 'The Courier',
      inLanguage: 'en',
    });
  });

  it('finds the article in a graph, its publisher by reference, and passes over broken blocks', () => {
    const graph = {
      '@graph': [
        { '@type': 'WebSite', name: 'A site' },
        { '@type': 'Organization', '@id': '#org', name: 'The Ledger' },
        { '@type': ['ReportageNewsArticle'], headline: 'Ledger line', publisher: { '@id': '#org' } },
      ],
    };
    const head = `<script type="application/ld+json">{"broken": </script>${ld([graph])}`;
    expect(metaOf(head)).toMatchObject({ headline: 'Ledger line', outlet: 'The Ledger' });
  });

  it('leaves out an address that is too long for the background once it is written in percents', () => {
    const canonical = (length: number): string =>
      `<link rel="canonical" href="https://d.example/${'日'.repeat(length)}">`;
    expect(metaOf(canonical(200))).toHaveProperty('url');
    expect(metaOf(canonical(300))).not.toHaveProperty('url');
  });

  it('falls back on OpenGraph, meta tags and links', () => {
    const head =
      '<meta property="og:site_name" content="The  Dispatch "><meta property="og:title" content="From the wire">' +
      '<meta property="article:published_time" content="2026-02-01"><link rel="canonical" href="https://d.example/a?b#c">';
    expect(metaOf(head)).toEqual({
      outlet: 'The Dispatch',
      headline: 'From the wire',
      datePublished: '2026-02-01',
      inLanguage: 'en',
      url: 'https://d.example/a?b#c',
    });
  });

  it('states nothing that the page does not, and nothing unsound', () => {
    const head =
      '<link rel="canonical" href="javascript:alert(1)"><meta property="article:published_time" content="last week">' +
      `<meta property="og:title" content="${'x'.repeat(5_000)}">${ld({ '@type': 'NewsArticle', publisher: 7 })}`;
    expect(metaOf(head)).toEqual({ inLanguage: 'en' });
  });

  it('takes the first heading for a headline where nothing states one', () => {
    expect(read(page('<main><h1>Plain heading</h1><p>Text.</p></main>')).meta.headline).toBe('Plain heading');
  });

  it('takes the language that most of the article is marked with, not the one of the template', () => {
    const german = article(6).replace('<article>', '<article lang="de-AT">');
    expect(read(page(german)).meta.inLanguage).toBe('de-AT');
    const quoting = article(6).replace('<p>', '<p lang="fr">');
    expect(read(page(quoting)).meta.inLanguage).toBe('en');
  });
});
