/** What counts as a paragraph of a text that the reader gives, and which files are taken. */
import { expect, it } from 'vitest';
import { blocksOf, draftOf, edited, EMPTY } from '../../../extension/check/draft';
import { markdownBlocks } from '../../../extension/check/markdown';
import { plainBlocks } from '../../../extension/check/plain-text';
import { openFile } from '../../../extension/check/read-file';

const texts = (blocks: readonly { readonly text: string }[]): readonly string[] =>
  blocks.map(({ text }) => text);
const refusalOf = async (file: File): Promise<string> => {
  const opened = await openFile(file);
  return 'refusal' in opened ? opened.refusal : '';
};

it('takes a paragraph a line, and one between blank lines', () => {
  expect(texts(plainBlocks('A headline\nThe first paragraph.\r\n\r\n \n  The second.\n'))).toEqual([
    'A headline',
    'The first paragraph.',
    'The second.',
  ]);
  expect(plainBlocks(' \n\n ')).toEqual([]);
});

it('puts together again what a mail program wrapped, and nothing else', () => {
  const wrapped = [
    'The minister said on Tuesday that the ferry would not sail again',
    'before the inquiry had heard every member of its crew, and that',
    'the harbour would stay closed.',
  ];
  expect(texts(plainBlocks(wrapped.join('\n')))).toEqual([wrapped.join(' ')]);
  const lines = [
    'The minister said on Tuesday that the ferry would not sail again.',
    'The inquiry is to hear every member of the crew in the summer.',
  ];
  expect(texts(plainBlocks(lines.join('\n')))).toEqual(lines);
});

it('reads the running text of Markdown, without its signs', () => {
  const markdown = [
    '---\ntitle: not the text\n---',
    '# The **ferry** #',
    'The [minister](https://x.example/a_(b)) said\nthat _nothing_ had changed.',
    '![a picture](p.png)',
    '```js\nconst code = 1;\n```',
    '<!-- a note -->\n- one item\n- another `item`',
    '> A quotation\n> runs on.',
    'Underlined\n=====',
    '[ref]: https://x.example',
    'snake_case_word and 2 * 3 * 4 stay, as does \\*this\\*.',
  ].join('\n\n');
  expect(markdownBlocks(markdown)).toEqual([
    { text: 'The ferry', kind: 'headline' },
    { text: 'The minister said that nothing had changed.' },
    { text: 'one item' },
    { text: 'another item' },
    { text: 'A quotation runs on.' },
    { text: 'Underlined', kind: 'headline' },
    { text: 'snake_case_word and 2 * 3 * 4 stay, as does *this*.' },
  ]);
});

it('is done at once with Markdown that was made to keep it busy', () => {
  // Some hundred milliseconds in all; in square time it would not end before the test is given up.
  for (const sign of ['[', '**', '`', '<!--', '<http://', '_a ', '~~a']) markdownBlocks(sign.repeat(40_000));
  expect(markdownBlocks(`# A${' '.repeat(100_000)}word ##`)).toEqual([{ text: 'A word', kind: 'headline' }]);
});

it('opens text by what its bytes are: UTF-8, marked UTF-16, or as a page of markup says', async () => {
  const utf16 = new Uint8Array([0xff, 0xfe, 0xe9, 0x00, 0x21, 0x00]);
  expect(await openFile(new File([utf16], 'a.txt'))).toMatchObject({ draft: { text: 'é!' } });
  const head = new TextEncoder().encode('<meta charset="iso-8859-1"><p>Caf');
  const latin = new Uint8Array([
    ...head,
    0xe9,
    ...new TextEncoder().encode('s are where news is read by all.'),
  ]);
  expect(await openFile(new File([latin], 'a.html'))).toMatchObject({
    draft: { text: 'Cafés are where news is read by all.' },
  });
  expect(await refusalOf(new File([latin], 'a.txt'))).toContain('a.txt is not stored as UTF-8 text.');
});

it('says of each file that is not taken why, and what to do', async () => {
  expect(await refusalOf(new File(['x'], 'a.docx'))).toContain('Save it as .txt, .md or .html');
  expect(await refusalOf(new File([' \n'], 'a.md'))).toBe('No running text was found in a.md.');
  expect(await refusalOf(new File([new Uint8Array(8_000_001)], 'a.txt'))).toContain(
    'larger than 8 megabytes',
  );
  expect(await refusalOf(new File(['x'.repeat(2_000_001)], 'a.txt'))).toContain('longer than 2,000,000');
});

it('forgets what markup said once the text is changed, and where it was from once it is emptied', () => {
  const draft = {
    text: 'A b.',
    format: 'plain' as const,
    meta: { inLanguage: 'en' },
    blocks: [{ text: 'A b.', kind: 'headline' as const }],
    from: { kind: 'file' as const, name: 'a.html' },
  };
  expect(blocksOf(draft)).toEqual(draft.blocks);
  expect(blocksOf(edited(draft, 'A b. C.'))).toEqual([{ text: 'A b. C.' }]);
  expect(edited(draft, 'A b.')).toBe(draft);
  expect(edited(draft, ' ')).toEqual({ ...EMPTY, text: ' ' });
});

it('sends no more blocks than the wire takes, and loses none', () => {
  const text = Array.from({ length: 20_010 }, (_, index) => `Line ${index}.`).join('\n');
  const blocks = blocksOf({ ...EMPTY, text });
  expect(blocks).toHaveLength(20_000);
  expect(blocks.at(-1)?.text).toContain('Line 20009.');
});

it('keeps of a marked passage where it stood', () => {
  expect(draftOf({ text: 'Words.', title: 'A page', url: 'https://x.example/', lang: 'en' })).toEqual({
    text: 'Words.',
    format: 'plain',
    meta: { url: 'https://x.example/', inLanguage: 'en' },
    from: { kind: 'page', name: 'A page' },
  });
});
