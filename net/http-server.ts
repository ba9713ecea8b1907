/**
 * `createServer` of `node:http` and its reason phrases by status, without importing that module: an import reads everything it exports, WebSocket too, and
 * for that Node compiles its own copy of undici, which takes each process and thread longer than all of the lab's servers.
 */
export const { createServer, STATUS_CODES: reasonPhrases } = process.getBuiltinModule('node:http');
