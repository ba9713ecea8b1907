import type { VirtualDirectory } from '../../topology/index.ts';

/** How a server lets users in to a protocol. */
export type Access =
  /** As the virtual directory says. */
  | 'virtual directory'
  /** Only what a front end vouches for (the 2013 back end). */
  | 'front ends only';

/** The ways in that are open. */
export interface WaysIn {
  forms: boolean;
  basic: boolean;
  /** Another server's signed identity, which is an integrated Windows logon. */
  identity: boolean;
}

/** What a virtual directory's methods come to. Where there are forms, a password in a header is not taken (wire.md §2). */
export function waysInto(directory: VirtualDirectory, access: Access): WaysIn {
  const isOpen = access === 'virtual directory';
  const forms = isOpen && directory.formsAuthentication;
  return {
    forms,
    basic: isOpen && directory.basicAuthentication && !forms,
    identity: directory.windowsAuthentication,
  };
}
