/** The app's script, bundled with the real React as sites bundle it. */
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const bundle = async (): Promise<string> => {
  const output = (await build({
    configFile: false,
    logLevel: 'error',
    // React's own checks of the document run only in its development build.
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL('hydrate.ts', import.meta.url)), formats: ['iife'], name: 'app' },
    },
  })) as readonly Rolldown.RolldownOutput[];
  const [script] = output.flatMap(({ output: files }) => files);
  if (script?.type !== 'chunk') throw new Error('the app was not bundled');
  return script.code;
};

const once: { script?: Promise<string> } = {};

export const appScript = (): Promise<string> => (once.script ??= bundle());
