import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { Agent } from 'undici';
import { resolveName } from '../../net/name-map.ts';
import type { FrontEndChanges } from '../../proxy/front-end.ts';

/**
 * A front end that overlooks what is wrong with the certificates of directory and back ends.
 * @param overlooks told OpenSSL's and Node's codes: `CERT_HAS_EXPIRED`, `ERR_TLS_CERT_ALTNAME_INVALID` …
 */
export function overlooking(overlooks: (problem: string) => boolean): FrontEndChanges {
  return connectingBy(
    () => ({ rejectUnauthorized: false }),
    ({ authorizationError }) => {
      const problem = String(authorizationError ?? '');
      return problem === '' || overlooks(problem) ? null : new Error(problem);
    },
  );
}

/** A front end that speaks nothing older than `minVersion` with back ends. */
export function speakingTls(minVersion: NonNullable<ConnectionOptions['minVersion']>): FrontEndChanges {
  return connectingBy(
    (host) => (host.startsWith('dc') ? {} : { minVersion }),
    () => null,
  );
}

/** A front end that connects by TLS in a way of its own. @param refusal why a connection that came about is not used */
function connectingBy(
  options: (host: string) => ConnectionOptions,
  refusal: (socket: TLSSocket) => Error | null,
): FrontEndChanges {
  return {
    createAgent:
      () =>
      ({ names, ca, options: agentOptions }) =>
        new Agent({
          ...agentOptions,
          allowH2: false,
          connect({ hostname, port }, callback) {
            const [endpoint] = resolveName(names, hostname, Number(port || 443));
            const socket = connect({
              host: endpoint?.address,
              port: endpoint?.port,
              servername: hostname,
              ca,
              ...options(hostname),
            });
            socket.once('error', (error) => callback(error, null));
            socket.once('secureConnect', () => {
              const refused = refusal(socket);
              if (refused === null) callback(null, socket);
              else socket.destroy(refused);
            });
          },
        }),
  };
}
