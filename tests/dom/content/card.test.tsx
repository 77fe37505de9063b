import { render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BADGE_WORDS } from '../../../extension/badge-words';
import { badgeMaker, matchedParagraphs } from '../../../extension/content/badge';
import { Card, fragment, type CardProps } from '../../../extension/content/card/card';
import { createHost } from '../../../extension/content/host';
import { readyWords, speak } from '../../../extension/i18n';
import type { Trace } from '../../../extension/messages';
import { reasons, takenUp } from '../../../extension/ui/reasons';
import { MATCH, MATCHED, spanOf, TRACE } from './card-trace';

const holder = document.createElement('div');
document.body.append(holder);
afterEach(() => render(null, holder));

const shown = matchedParagraphs(TRACE)[1]!;
const textOf = (selector: string): string[] =>
  [...holder.querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

function show(change: Partial<CardProps> = {}): CardProps {
  const props: CardProps = {
    trace: TRACE,
    paragraph: shown,
    pageLanguage: 'en',
    isNarrow: false,
    onClose: vi.fn(),
    onOpenSource: vi.fn(),
    hiding: 'offered',
    site: 'news.example',
    onMenu: vi.fn(),
    onHide: vi.fn(),
    onUndo: vi.fn(),
    ...change,
  };
  render(<Card {...props} />, holder);
  return props;
}

/** A click as a reader's would arrive; `isTrusted` false is what a page can make. */
function click(selector: string, isTrusted: boolean): void {
  const event = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  holder.querySelector(selector)!.dispatchEvent(event);
}

describe('the card', () => {
  it('names relation, counts, source, date and places', () => {
    show();
    expect(textOf('h2')).toEqual(['Retold from the Financial Times']);
    expect(textOf('.head p')).toEqual(['2 added, 1 changed, 1 left out']);
    expect(textOf('.source-side h3')).toEqual(['The source: Financial Times']);
    expect(textOf('.where')).toEqual(['© 2026, no date stated · paragraph 3 of 26', 'paragraph 2 of 3']);
    expect(textOf('.foot')).toEqual(['Held to trace text, not vouched for.']);
  });

  it('shows both passages whole, with marks by kind', () => {
    show();
    expect(textOf('.sides blockquote')).toEqual([MATCH.source.text, MATCHED.text]);
    expect(textOf('.side:not(.source-side) mark.hw-mark-added')).toEqual([
      'has sparked backlash in Kyiv',
      '800 billion',
    ]);
    expect(textOf('.source-side mark')).toEqual([
      'had hoped',
      'to sign documents on security guarantees',
      'giving Kyiv leverage in future talks',
    ]);
  });

  it('does not show runs of another article as runs of this one', () => {
    show();
    expect(textOf('.side:not(.source-side) mark.hw-mark-same')).toEqual([
      'to sign documents on security guarantees',
    ]);
  });

  it('lists what changed, was added and left out, in words', () => {
    show();
    expect(textOf('.rows dt')).toEqual(['Changed', 'Added', 'Added', 'Left out']);
    expect(textOf('.rows dd')).toEqual([
      'had hopedwas ready how certain it sounds',
      'has sparked backlash in Kyiv',
      '800 billion a figure',
      'giving Kyiv leverage in future talks taken up in the next paragraph',
    ]);
  });

  it('says what else is close and what is not known of it', () => {
    show();
    expect(textOf('.also summary')[0]).toContain('outlet unknown');
    expect(textOf('.also summary')[0]).toContain('We can’t tell which came first.');
  });

  it('opens the held text where no address is known, and the original where one is', () => {
    const { onOpenSource } = show();
    click('.actions button', true);
    expect(onOpenSource).toHaveBeenCalledWith(MATCH.source);
    expect(holder.querySelector('.actions a')).toBeNull();
    const articles = TRACE.articles.map((one) => ({ ...one, url: 'https://ft.example/a#top' }));
    show({ trace: { ...TRACE, articles } });
    const link = holder.querySelector<HTMLAnchorElement>('.actions a')!;
    expect(link.getAttribute('href')).toBe(`https://ft.example/a${fragment(MATCH.source.text)}`);
    expect(link.rel).toContain('noopener');
    expect(link.textContent).toBe('Read the original');
    show({ trace: { ...TRACE, articles, lineage: { ...TRACE.lineage, directionUnknown: true } } });
    expect(holder.querySelector('.actions a')!.textContent).toBe('Read it where it was published');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'https://', 'ft.example/a'])(
    'does not lead to %s, which a text may state as its address',
    (url) => {
      show({ trace: { ...TRACE, articles: TRACE.articles.map((one) => ({ ...one, url })) } });
      expect(holder.querySelector('.actions a')).toBeNull();
      expect(textOf('.actions .note')).toHaveLength(1);
    },
  );

  it('does nothing on clicks that a page made up', () => {
    const { onOpenSource, onClose } = show();
    click('.actions button', false);
    click('.head .icon-button', false);
    expect(onOpenSource).not.toHaveBeenCalled();
    expect(onClose).not.toHaveBeenCalled();
    click('.head .icon-button', true);
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('shows a hedge that is gone among the words around it, and says so', () => {
    const { start, end } = spanOf(MATCH.source.text, 'early');
    const dropped = { kind: 'certainty' as const, sourceText: 'early', sourceStart: start, sourceEnd: end };
    const paragraphs = TRACE.paragraphs.map((one) => (one.index === 1 ? one : { ...one, match: null }));
    show({
      trace: { ...TRACE, paragraphs },
      paragraph: { ...shown, match: { ...MATCH, dropped: [dropped] } },
    });
    expect(textOf('.rows dd').at(-1)).toBe(
      'on security guarantees as early as this month, giving “early” is gone · how certain it sounds',
    );
    expect(textOf('.rows dd .hw-mark-dropped')).toEqual(['early']);
  });

  it('offers to hide, says of the site and the source what that means, and answers in the same place', () => {
    const { onMenu } = show();
    expect(textOf('.hide')).toEqual(['Hide…']);
    click('.hide-button', false);
    expect(onMenu).not.toHaveBeenCalled();
    click('.hide-button', true);
    expect(onMenu).toHaveBeenCalledOnce();
    const { onHide } = show({ hiding: 'menu' });
    expect(textOf('[role="menuitem"] .note')).toEqual([
      'Hides this link; you can undo it',
      'Headwater stays off on news.example',
      'Hides matches with the Financial Times everywhere',
    ]);
    click('[role="menuitem"]', false);
    expect(onHide).not.toHaveBeenCalled();
    click('[role="menuitem"]:last-child', true);
    expect(onHide).toHaveBeenCalledWith('source');
    const { onUndo } = show({ hiding: 'hidden' });
    expect(textOf('.hide')).toEqual(['Hidden.Undo']);
    click('.undo', true);
    expect(onUndo).toHaveBeenCalledOnce();
  });

  it('when narrow folds the evidence and tells the changes before the passages', () => {
    show({ isNarrow: true });
    const rows = holder.querySelector('.rows')!;
    const follows = rows.compareDocumentPosition(holder.querySelector('.sides')!);
    expect(follows & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
    expect(textOf('details.why > summary')).toEqual(['Why we link the two 3 reasons']);
  });

  it('shows hostile text as text', () => {
    const text = '<img src=x onerror=alert(1)> said the council of the town';
    show({
      paragraph: {
        ...shown,
        text,
        match: { ...MATCH, same: [], added: [], altered: [], source: { ...MATCH.source, text } },
      },
    });
    expect(holder.querySelector('img')).toBeNull();
    expect(textOf('.sides blockquote')).toEqual([text, text]);
  });
});

describe('the reasons', () => {
  it('name the runs, the credit and the neighbours', () => {
    expect(reasons(TRACE, shown)).toEqual([
      '**6 words in one run** stand in the same order: “to sign documents on security guarantees”.',
      '**The page names the Financial Times** in 2 paragraphs, though not in this one.',
      '**Its neighbours,** before and after, follow the same article.',
    ]);
  });

  it('say so where the page names no source', () => {
    const lineage = { ...TRACE.lineage, credit: { kind: 'names-none' as const, paragraphs: [] } };
    expect(reasons({ ...TRACE, lineage }, shown)[1]).toBe('**The page does not name the Financial Times.**');
  });

  it('tell when a neighbour takes up what is left out', () => {
    const alone = {
      ...TRACE,
      paragraphs: TRACE.paragraphs.map((one) => (one.index === 1 ? one : { ...one, match: null })),
    };
    expect(takenUp(TRACE, shown, MATCH.dropped[0]!)).toBe('next');
    expect(takenUp(alone, shown, MATCH.dropped[0]!)).toBeNull();
  });
});

const GROUND = { isDark: false, wash: true, line: true };
const badges = (trace: Trace = TRACE): HTMLButtonElement[] => {
  const maker = badgeMaker(document, trace);
  return matchedParagraphs(trace).map((paragraph) => maker.dress(null, paragraph, GROUND));
};

describe('the badges', () => {
  it('are buttons with full names and no text of their own', () => {
    const buttons = badges();
    expect(buttons.map((button) => button.dataset['index'])).toEqual(['0', '1', '2']);
    expect(buttons[1]!.getAttribute('aria-label')).toBe(
      'Retold from the Financial Times, 2 added, 1 changed. Paragraph: This offer has sparked backlash in…',
    );
    expect(buttons.map(({ textContent }) => textContent).join('')).toBe('');
    expect(
      [...buttons[1]!.querySelectorAll('[data-words]')].map((word) => word.getAttribute('data-words')),
    ).toEqual(['Retold', ' · Financial Times', ' · 2 added, 1 changed']);
  });

  it('change into those of another trace and stay the buttons that they are', () => {
    const [, button] = badges();
    const paragraph = matchedParagraphs(TRACE)[1]!;
    const match = { ...paragraph.match, relation: 'identical' as const };
    const again = badgeMaker(document, TRACE).dress(
      button!,
      { ...paragraph, match },
      { ...GROUND, isDark: true },
    );
    expect(again).toBe(button);
    expect(again.className).toBe('badge hw-dark');
    expect(
      [...again.querySelectorAll<HTMLElement>('[data-words]')].map(({ dataset }) => dataset['words']),
    ).toEqual(['Same words', ' · Financial Times']);
  });

  it('ask the browser for no message that the background has not looked up', () => {
    const ready = readyWords(BADGE_WORDS);
    const { i18n } = (globalThis as unknown as { browser: { i18n: { getMessage: (key: string) => string } } })
      .browser;
    const asked = vi.spyOn(i18n, 'getMessage');
    try {
      speak(null, ready);
      const relations = ['identical', 'light', 'paraphrase', 'summary', 'partial'] as const;
      for (const directionUnknown of [true, false])
        for (const relation of relations) {
          const paragraphs = TRACE.paragraphs.map((one) => ({
            ...one,
            match: one.match && { ...one.match, relation },
          }));
          badges({ ...TRACE, paragraphs, lineage: { ...TRACE.lineage, directionUnknown } });
          badges({ ...TRACE, paragraphs, articles: [] });
        }
      createHost(document);
      expect(asked).not.toHaveBeenCalled();
      expect(badges()[1]!.getAttribute('aria-label')).toContain('2 added, 1 changed');
    } finally {
      asked.mockRestore();
      speak(null);
    }
  });
});

describe('the text fragment', () => {
  it('names the ends of a passage and escapes what has a meaning there', () => {
    expect(fragment('Short-lived, they said')).toBe('#:~:text=Short%2Dlived%2C%20they%20said');
    expect(fragment('one two three four five six seven eight nine')).toBe(
      '#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine',
    );
  });
});
