import { connect } from 'node:tls';
import { Agent } from 'undici';
import { resolveName } from '../../net/name-map.ts';
import type { FrontEndChanges } from '../../proxy/front-end.ts';

/**
 * A front end that overlooks what is wrong with the certificates of directory and back ends.
 * @param overlooks told OpenSSL's and Node's codes: `CERT_HAS_EXPIRED`, `ERR_TLS_CERT_ALTNAME_INVALID` …
 */
export function overlooking(overlooks: (problem: string) => boolean): FrontEndChanges {
  return {
    createAgent:
      () =>
      ({ names, ca, options }) =>
        new Agent({
          ...options,
          allowH2: false,
          connect({ hostname, port }, callback) {
            const [endpoint] = resolveName(names, hostname, Number(port || 443));
            const socket = connect({
              host: endpoint?.address,
              port: endpoint?.port,
              servername: hostname,
              ca,
              rejectUnauthorized: false,
            });
            socket.once('error', (error) => callback(error, null));
            socket.once('secureConnect', () => {
              const problem = String(socket.authorizationError ?? '');
              if (problem === '' || overlooks(problem)) callback(null, socket);
              else socket.destroy(new Error(problem));
            });
          },
        }),
  };
}
