// Where a worker begins: Node's own loader knows no TypeScript here, whatever it knew in the thread that started it.
import { register } from 'tsx/esm/api';
import { workerData } from 'node:worker_threads';

register();
await import(workerData.module);
