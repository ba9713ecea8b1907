import type { HttpProtocol } from '../../protocols/registry.ts';
import { eas } from './eas/index.ts';
import { owa } from './owa/index.ts';
import type { FrontEndProtocol } from './types.ts';

/** What the front end speaks: one line per protocol. Every other one it answers with 501. */
export const frontEndProtocols: Readonly<Partial<Record<HttpProtocol, FrontEndProtocol>>> = { owa, eas };
