import { serveNative } from './native.ts';

serveNative({
  program: 'haproxy',
  arguments: (file) => ['-q', '-db', '-f', file],
  configuration: ({ backEnd }, { both, ca }, { http, https }) => `
global
  nbthread 1
  maxconn 1024
  ssl-default-bind-options ssl-min-ver TLSv1.3
  ssl-default-server-options ssl-min-ver TLSv1.3
defaults
  mode http
  timeout connect 5s
  timeout client 600s
  timeout server 600s
  http-reuse always
frontend plain-in
  bind ${http.address}:${http.port}
  default_backend plain
frontend secure-in
  bind ${https.address}:${https.port} ssl crt ${both}
  default_backend secure
backend plain
  server back-end ${backEnd.http.address}:${backEnd.http.port}
backend secure
  server back-end ${backEnd.https.address}:${backEnd.https.port} ssl verify required ca-file ${ca} sni str(${backEnd.name}) verifyhost ${backEnd.name}
`,
});
