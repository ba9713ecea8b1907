import { workerData } from 'node:worker_threads';
import { useCompileCache } from './compile-cache.js';

// What a thread begins with, for it does not share its parent's compile cache: see harness/threads/helper.ts.
useCompileCache();
await import(workerData.module);
