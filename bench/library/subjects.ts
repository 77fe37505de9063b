/** The two libraries that are measured, each doing the same: ours, and MiniSearch as people use it. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import MiniSearch from 'minisearch';
import {
  buildCorpus,
  joinCorpora,
  mergePacks,
  openCorpus,
  traceArticle,
  type Article,
  type Corpus,
  type SourceArticle,
} from '../../src/index';
import { sectionsOf } from '../../tools/cli/pack-sections';
import { PackWriter } from '../../tools/cli/pack-writer';

/** What a library keeps on disk. */
export interface Kept {
  /** All of it. */
  readonly bytes: number;
  /** Of that, what is no text of an article. */
  readonly index: number;
}

export interface Subject {
  /** Builds the library of all articles into `file`. */
  build(articles: Iterable<SourceArticle>, file: string): Promise<Kept>;
  /** Opens `file` to be added to. */
  open(file: string): Promise<Opened>;
}

export interface Opened {
  /** The article can be found afterwards. */
  add(article: SourceArticle): void;
  /** The same, and it is on disk. */
  addAndKeep(article: SourceArticle): void;
  /** The id of the article that the page is most like, if there is any. */
  answer(page: Article): string | undefined;
}

const bufferOf = (file: string): ArrayBuffer => {
  const bytes = readFileSync(file);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
};

const segmentOf = (article: SourceArticle): ArrayBuffer => buildCorpus([article], { background: 'own' });

/** Ours: segments that never change, joined as they are. */
export class OurLibrary implements Opened {
  readonly segments: ArrayBuffer[] = [];
  #opened: Corpus[];
  #corpus: Corpus;

  constructor(
    readonly file: string,
    readonly base: ArrayBuffer,
  ) {
    this.#opened = [openCorpus(base, { isTrusted: true })];
    this.#corpus = joinCorpora(this.#opened.map((corpus) => ({ corpus })));
  }

  add(article: SourceArticle): void {
    this.#take(segmentOf(article));
  }

  addAndKeep(article: SourceArticle): void {
    const segment = segmentOf(article);
    writeFileSync(`${this.file}.${this.segments.length}`, new Uint8Array(segment));
    this.#take(segment);
  }

  answer(page: Article): string | undefined {
    const { lineage, paragraphs } = traceArticle(this.#corpus, page);
    const held = lineage.original?.articleId ?? lineage.nearest?.articleId ?? lineage.self;
    return held ?? paragraphs.find(({ match }) => match !== null)?.match?.source.articleId;
  }

  #take(segment: ArrayBuffer): void {
    this.segments.push(segment);
    this.#opened = [...this.#opened, openCorpus(segment, { isTrusted: true })];
    this.#corpus = joinCorpora(this.#opened.map((corpus) => ({ corpus })));
  }
}

export const mergeSegments = (parts: readonly ArrayBuffer[]): ArrayBuffer =>
  mergePacks(
    parts.map((bytes) => ({ bytes })),
    { background: 'own' },
  );

export const ours: Subject = {
  async build(articles, file) {
    const folder = await mkdtemp(`${file}-`);
    try {
      const writer = new PackWriter(folder, file);
      for (const article of articles) await writer.add(article, article.id);
      await writer.finish(() => undefined);
    } finally {
      await rm(folder, { recursive: true });
    }
    const bytes = new SharedArrayBuffer(statSync(file).size);
    new Uint8Array(bytes).set(readFileSync(file));
    const { sections } = sectionsOf({ bytes });
    return { bytes: bytes.byteLength, index: bytes.byteLength - (sections['texts'] ?? 0) };
  },
  open: (file) => Promise.resolve(new OurLibrary(file, bufferOf(file))),
};

interface Document {
  readonly id: string;
  readonly text: string;
}

const OPTIONS = { fields: ['text'] };

const documentOf = ({ id, text }: SourceArticle): Document => ({ id, text });

/** MiniSearch with its own defaults. It holds no text: what it finds has to be fetched from elsewhere. */
class MiniLibrary implements Opened {
  constructor(
    readonly file: string,
    readonly index: MiniSearch<Document>,
  ) {}

  add(article: SourceArticle): void {
    this.index.add(documentOf(article));
  }

  addAndKeep(article: SourceArticle): void {
    this.add(article);
    writeFileSync(this.file, JSON.stringify(this.index));
  }

  answer(page: Article): string | undefined {
    const scores = new Map<string, number>();
    for (const { start, end } of page.blocks) {
      for (const { id, score } of this.index.search(page.text.slice(start, end)).slice(0, 10))
        scores.set(String(id), (scores.get(String(id)) ?? 0) + score);
    }
    return [...scores].sort((a, b) => b[1] - a[1])[0]?.[0];
  }
}

export const mini: Subject = {
  build(articles, file) {
    const index = new MiniSearch<Document>(OPTIONS);
    for (const article of articles) index.add(documentOf(article));
    writeFileSync(file, JSON.stringify(index));
    const { size } = statSync(file);
    return Promise.resolve({ bytes: size, index: size });
  },
  open: async (file) =>
    new MiniLibrary(file, MiniSearch.loadJSON<Document>(await readFile(file, 'utf8'), OPTIONS)),
};

export const SUBJECTS = { ours, mini } as const;
export type SubjectName = keyof typeof SUBJECTS;

/** Where a subject keeps its library. */
export const fileOf = (folder: string, name: SubjectName): string => path.join(folder, `library.${name}`);
