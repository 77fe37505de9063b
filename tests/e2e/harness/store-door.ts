/** The library's store in a page of the extension, as our own pages have it: tests put sources in by its one door. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { build, type Rolldown } from 'vite';
import type * as Store from '../../../extension/library/index';
import type { Driver } from './driver';

const NAME = 'headwaterLibrary';

const bundle = async (): Promise<string> => {
  const entry = fileURLToPath(new URL('../../../extension/library/index.ts', import.meta.url));
  const output = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: NAME } },
  })) as readonly Rolldown.RolldownOutput[];
  const [script] = output.flatMap(({ output: files }) => files);
  if (script?.type !== 'chunk') throw new Error('the store was not bundled');
  return `${script.code}; globalThis.${NAME} = ${NAME}; null`;
};

const once: { script?: Promise<string> } = {};

export type StoreCall = Exclude<
  {
    [K in keyof typeof Store]: (typeof Store)[K] extends (...args: never[]) => unknown ? K : never;
  }[keyof typeof Store],
  'onLibraryChanged' | 'StoreError'
>;

export interface StoreDoor {
  /** Calls the store with what JSON can carry. */
  call<T = unknown>(name: StoreCall, ...args: readonly unknown[]): Promise<T>;
  importPack(bytes: Uint8Array, name: string): Promise<void>;
}

/** `page`: one of the extension's own. */
export async function storeDoor(page: Page): Promise<StoreDoor> {
  await page.evaluate(await (once.script ??= bundle()));
  return {
    call: async <T>(name: StoreCall, ...args: readonly unknown[]) =>
      JSON.parse(
        await page.evaluate(
          async (call, json) => {
            const { headwaterLibrary: store } = globalThis as unknown as {
              headwaterLibrary: Record<string, (...args: unknown[]) => Promise<unknown>>;
            };
            const answer = await store[call]!(...(JSON.parse(json) as unknown[]));
            return JSON.stringify(answer ?? null);
          },
          name,
          JSON.stringify(args),
        ),
      ) as T,
    async importPack(bytes, name) {
      await page.evaluate(
        async (binary, fileName) => {
          const { headwaterLibrary: store } = globalThis as unknown as {
            headwaterLibrary: { importPack(file: Blob, name: string): Promise<unknown> };
          };
          const content = Uint8Array.from(atob(binary), (letter) => letter.charCodeAt(0));
          await store.importPack(new Blob([content]), fileName);
        },
        Buffer.from(bytes).toString('base64'),
        name,
      );
    },
  };
}

/** Takes all of the reader's own out of the library, for the next test. */
export async function emptyLibrary(driver: Driver): Promise<void> {
  const page = await driver.extensionPage('extension/options/index.html');
  await (await storeDoor(page)).call('deleteLibrary');
  await page.close();
}
