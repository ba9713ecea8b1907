import type { Socket } from 'node:net';
import type { TlsIdentity } from '../../net/tls.ts';

/** The certificate that a server shows to whoever connects. */
export interface ShownCertificate {
  /** What a connection that begins now is shown. */
  to(socket: Socket): TlsIdentity;
  /** Shows another one from now on, and ends the connections that were shown the one before. */
  change(identity: TlsIdentity): void;
}

export function createShownCertificate(first: TlsIdentity): ShownCertificate {
  let identity = first;
  const shown = new Set<Socket>();
  return {
    to(socket) {
      shown.add(socket);
      socket.once('close', () => shown.delete(socket));
      return identity;
    },
    change(other) {
      if (other === identity) return;
      identity = other;
      for (const socket of shown) socket.destroy();
    },
  };
}
