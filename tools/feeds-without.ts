/**
 * feedsmith reads thirty extensions of RSS, and brings tables of every entity and guards for values that are never
 * looked at here. What of it cannot change what extension/feeds/read-feed.ts takes from a feed is left out of the build,
 * two thirds of the whole; the tests of feeds run on what is left.
 */
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Extensions whose elements hold something that is taken. */
const TAKEN = ['atom', 'content', 'dc', 'rdf', 'rss', 'xml'];
const EXTENSION = /\/feedsmith\/dist\/namespaces\/(\w+)\/parse\/utils\.mjs$/;

/** A module that refuses to be used: a text that would need it is no feed (read-feed.ts refuses it before). */
const refusing = (what: string): string => `throw new Error(${JSON.stringify(`no feed needs ${what}`)});`;

/** Modules that others import by these names, and what stands in their place. */
const INSTEAD: Readonly<Record<string, string>> = {
  // Entities of a document: nothing with a document type is read.
  './DocTypeReader.js': `export default class { setXmlVersion() {} readDocType() { ${refusing('document types')} } }`,
  '@nodable/entities': `export class EntityDecoder { reset() {} setXmlVersion() {} decode() { ${refusing('own entities')} } }
    export const XML = {}, COMMON_HTML = {}, CURRENCY = {}, ENTITY_ACTION = {};`,
  'is-unsafe': `export const HTML = 0, XML = 0; export const isUnsafe = () => true;`,
  // Values as numbers: all stay text.
  strnum: `export default () => { ${refusing('numbers')} };`,
  // A second pass over the text, asked for by an argument that feedsmith never gives.
  '../validator.js': `export const validate = () => { ${refusing('validation')} };`,
};
const PREFIX = '\0feeds-without:';

export const feedsWithout = (root: string): Plugin => ({
  name: 'headwater:feeds-without',
  enforce: 'pre',
  resolveId(source, importer = '') {
    if (importer.includes('/fast-xml-parser/') && Object.hasOwn(INSTEAD, source)) return PREFIX + source;
    // The browser knows the entities of markup.
    if (source === 'entities' && importer.includes('/feedsmith/'))
      return join(root, 'extension/feeds/entities.ts');
    return null;
  },
  load: (id) => (id.startsWith(PREFIX) ? INSTEAD[id.slice(PREFIX.length)] : null),
  transform(code, id) {
    const extension = EXTENSION.exec(id)?.[1];
    if (extension === undefined || TAKEN.includes(extension)) return null;
    const exported = /export \{([^}]+)\};?\s*$/.exec(code)?.[1];
    if (exported === undefined) return this.error(`feedsmith has changed: ${id} exports in another way`);
    const names = exported.split(',').map((name) => `none as ${name.trim()}`);
    return { code: `const none = () => undefined;\nexport { ${names.join(', ')} };`, map: null };
  },
});
