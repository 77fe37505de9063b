// Where a worker begins: Node's own loader knows no TypeScript here, whatever it knew in the thread that started it.
import { register } from 'tsx/esm/api';

register();
await import(new URL('trace-worker.ts', import.meta.url).href);
