/**
 * Lets the command line say what the popup says: the words of extension/ui and their English messages,
 * without a browser. Import this before anything of extension/ui, which asks the browser for its texts.
 */
import messages from '../extension/public/_locales/en/messages.json' with { type: 'json' };

type Messages = Readonly<Record<string, { readonly message: string }>>;

/** `$1` … `$9` become the substitutions and `$$` a dollar, as the browsers do it. */
export function getMessage(key: string, substitutions: readonly string[] = []): string {
  const text = Object.hasOwn(messages, key) ? ((messages as Messages)[key]?.message ?? '') : '';
  return text.replace(/\$(\$|[1-9])/g, (_, sign: string) =>
    sign === '$' ? '$' : (substitutions[Number(sign) - 1] ?? ''),
  );
}

const browser = { runtime: { id: 'headwater' }, i18n: { getMessage, getUILanguage: () => 'en' } };

// webextension-polyfill takes what stands under these names and refuses to load without them.
if (!('chrome' in globalThis)) Object.assign(globalThis, { chrome: browser, browser });
