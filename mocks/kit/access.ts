/** How a server lets users in to a protocol. */
export type Access =
  /** As the virtual directory says. */
  | 'virtual directory'
  /** Only what a front end vouches for (the 2013 back end). */
  | 'front ends only';
