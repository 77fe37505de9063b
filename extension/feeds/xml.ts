/**
 * XML as feeds have it: often not well formed. Elements that hold others are named by who asks (`holders`); of all else
 * the source is kept as it stands, so that markup that nobody escaped stays whole, and what is not asked for costs a
 * search for its end. What is never closed is passed over. No document type, no entity of a document.
 */
import { decodeHTML } from './entities';

export interface XmlElement {
  /** In small letters; its prefix, where it has one, as the known namespaces are called, or as it stands. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Of a holder. */
  readonly children: readonly XmlElement[];
  /** Its source, between its tags. */
  readonly source: string;
}

/** What is read of which namespaces, and what else they were called by those who write feeds. */
const NAMESPACES: readonly (readonly [prefix: string, address: RegExp])[] = [
  ['atom', /^https?:\/\/(?:www\.w3\.org\/2005\/atom\/?|purl\.org\/atom\/ns#)$/],
  ['content', /^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/],
  ['dc', /^https?:\/\/(?:purl\.org\/dc\/elements\/1\.[01]|dublincore\.org\/documents\/dcmi-namespace)\/?$/],
  ['rdf', /^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#$/],
  ['rss', /^https?:\/\/purl\.org\/rss\/1\.0\/?$/],
];

const DEEPEST = 100;
/** Ends that are not there are searched for to the end of the text. */
const MOST_LOST = 8;

const NAME = /<([^\s/>"'=<!?]+)/y;
const ATTRIBUTE = /\s*([^\s/>"'=<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/y;
const END = /\s*(\/?)>/y;
/** What may be the end of an element, another one of its name, or hide either. */
const START = /<(?:(\/?)([^\s/>"'=<!?]+)|!--|!\[CDATA\[)/g;

interface Tag {
  readonly raw: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly isEmpty: boolean;
  readonly end: number;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The tag that begins at `at`; null: none does. */
function tagAt(text: string, at: number): Tag | null {
  const raw = match(NAME, text, at)?.[1];
  if (raw === undefined) return null;
  const attributes: (readonly [string, string])[] = [];
  let end = at + 1 + raw.length;
  for (;;) {
    const close = match(END, text, end);
    if (close) return { raw, attributes, isEmpty: close[1] === '/', end: END.lastIndex };
    const found = match(ATTRIBUTE, text, end);
    if (found === null) return null;
    const [, name = '', double, single, bare] = found;
    attributes.push([name.toLowerCase(), double ?? single ?? bare ?? '']);
    end = ATTRIBUTE.lastIndex;
  }
}

/** Past the `close` of what begins at `at`; -1: it has none. `last`: where the text's last one is. */
const passed = (text: string, at: number, close: string, last: number): number => {
  const end = at > last ? -1 : text.indexOf(close, at);
  return end < 0 ? -1 : end + close.length;
};

class Reader {
  readonly #text: string;
  readonly #holders: ReadonlySet<string>;
  /** Their elements need no prefix. */
  readonly #prefixes = new Map<string, string>();
  readonly #lastComment: number;
  readonly #lastData: number;
  /** Elements that nothing closes from where they were met on. */
  readonly #lost = new Set<string>();
  #searches = 0;

  constructor(text: string, holders: ReadonlySet<string>) {
    this.#text = text;
    this.#holders = holders;
    this.#lastComment = text.lastIndexOf('-->');
    this.#lastData = text.lastIndexOf(']]>');
  }

  read(): readonly XmlElement[] {
    const text = this.#text;
    const top: XmlElement[] = [];
    interface Open {
      readonly raw: string;
      readonly element: { -readonly [K in keyof XmlElement]: XmlElement[K] } & {
        readonly children: XmlElement[];
      };
      readonly from: number;
    }
    const open: Open[] = [];
    const siblings = (): XmlElement[] => open.at(-1)?.element.children ?? top;
    const close = (to: number): void => {
      const { element, from } = open.pop()!;
      element.source = text.slice(from, to);
    };
    for (let at = text.indexOf('<'); at >= 0;) {
      let next = this.#beyond(at);
      const tag = next < 0 ? tagAt(text, at) : null;
      if (tag !== null) {
        const { raw, isEmpty, end } = tag;
        const attributes = this.#attributesOf(tag);
        const name = this.#named(raw.toLowerCase());
        next = end;
        if (!isEmpty && this.#holders.has(name)) {
          const element = { name, attributes, children: [], source: '' };
          siblings().push(element);
          if (open.push({ raw, element, from: end }) > DEEPEST)
            throw new Error('too many elements in elements');
        } else {
          const [to, after] = (isEmpty ? undefined : this.#endOf(raw, end)) ?? [end, end];
          // What nobody closes is as if it were not there.
          if (isEmpty || after > end)
            siblings().push({ name, attributes, children: [], source: text.slice(end, to) });
          next = after;
        }
      } else if (text[at + 1] === '/') {
        const [, raw = ''] = match(/\/([^\s>]*)/y, text, at + 1) ?? [];
        const depth = open.findLastIndex((one) => one.raw === raw);
        if (depth >= 0) while (open.length > depth) close(at);
      }
      at = text.indexOf('<', next < 0 ? at + 1 : next);
    }
    while (open.length > 0) close(text.length);
    return top;
  }

  /** Past what stands at `at` and is no element; -1: nothing of that kind, or what never ends. */
  #beyond(at: number): number {
    const text = this.#text;
    if (text.startsWith('<!--', at)) return passed(text, at, '-->', this.#lastComment);
    if (text.startsWith('<![CDATA[', at)) return passed(text, at, ']]>', this.#lastData);
    return -1;
  }

  /** From where the element `raw`, whose source begins at `from`, ends until after it; null: it never does. */
  #endOf(raw: string, from: number): readonly [number, number] | null {
    const text = this.#text;
    if (this.#lost.has(raw)) return null;
    const start = new RegExp(START);
    let depth = 1;
    let isClosed = false;
    start.lastIndex = from;
    for (let found = start.exec(text); found; found = start.exec(text)) {
      const [, slash, name] = found;
      if (name === undefined) {
        const beyond = this.#beyond(found.index);
        if (beyond >= 0) start.lastIndex = beyond;
      }
      if (name !== raw) continue;
      const end = text.indexOf('>', found.index) + 1;
      if (end === 0) break;
      isClosed ||= slash === '/';
      if (slash === '/') depth -= 1;
      else if (text[end - 2] !== '/') depth += 1;
      if (depth === 0) return [found.index, end];
    }
    if (!isClosed) this.#lost.add(raw);
    this.#searches += 1;
    if (this.#searches > MOST_LOST) throw new Error('too many elements without an end');
    return null;
  }

  /** The attributes of a tag; namespaces that it names are known from here on. */
  #attributesOf({ attributes }: Tag): ReadonlyMap<string, string> {
    for (const [name, value] of attributes)
      if (name.startsWith('xmlns:')) {
        const address = value.trim().toLowerCase();
        const known = NAMESPACES.find(([, pattern]) => pattern.test(address));
        if (known) this.#prefixes.set(name.slice('xmlns:'.length), known[0]);
      }
    return new Map(attributes.map(([name, value]) => [this.#named(name), value]));
  }

  #named(name: string): string {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? undefined : this.#prefixes.get(name.slice(0, colon));
    return prefix === undefined ? name : `${prefix}${name.slice(colon)}`;
  }
}

/**
 * The elements of a text, outermost first.
 *
 * @throws where it is made to take long.
 */
export const readXml = (text: string, holders: ReadonlySet<string>): readonly XmlElement[] =>
  new Reader(text, holders).read();

/** The pieces of source, those of character data apart. */
export function piecesOf(source: string): readonly { readonly text: string; readonly isData: boolean }[] {
  const pieces: { readonly text: string; readonly isData: boolean }[] = [];
  let at = 0;
  for (;;) {
    const data = source.indexOf('<![CDATA[', at);
    const end = data < 0 ? -1 : source.indexOf(']]>', data);
    if (end < 0) break;
    pieces.push({ text: source.slice(at, data), isData: false });
    pieces.push({ text: source.slice(data + '<![CDATA['.length, end), isData: true });
    at = end + ']]>'.length;
  }
  return [...pieces, { text: source.slice(at), isData: false }];
}

/** The text that source stands for: without comments, its entities as characters but for those in character data. */
export function textOf(source: string): string | undefined {
  const bare = source.replace(/<!--(?:(?!<!--)[\s\S])*?-->/g, '');
  const pieces = piecesOf(bare).map(({ text, isData }) => (isData ? text : decodeHTML(text)));
  return pieces.join('').trim() || undefined;
}
