/** A server's certificate and key with the CA that everybody in a lab trusts; all PEM. */
export interface TlsIdentity {
  key: string;
  cert: string;
  ca: string;
}
