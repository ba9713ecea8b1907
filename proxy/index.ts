export { startProxy } from './http/server.ts';
