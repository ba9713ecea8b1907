export { startProxy } from './server.ts';
