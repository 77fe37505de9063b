/** Threads that run TypeScript. */
import { Worker, type ResourceLimits } from 'node:worker_threads';

/** `module`: what it runs; `data`: what that finds as `workerData`. */
export const startWorker = (module: URL, data: object, resourceLimits: ResourceLimits = {}): Worker =>
  new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { ...data, module: module.href },
    resourceLimits,
  });
