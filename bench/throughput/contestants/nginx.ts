import { serveNative } from './native.ts';

serveNative({
  program: 'nginx',
  // nginx opens its compiled-in error log before it reads its configuration, unless told with -e.
  arguments: (file, folder) => ['-e', 'stderr', '-p', folder, '-c', file],
  configuration: ({ folder, backEnd }, { cert, key, ca }, { http, https }) => `
daemon off;
master_process off;
worker_processes 1;
error_log stderr crit;
pid ${folder}/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  keepalive_requests 100000000;
  ssl_protocols TLSv1.3;
  ssl_certificate ${cert};
  ssl_certificate_key ${key};
  proxy_http_version 1.1;
  proxy_set_header Connection "";
  proxy_set_header Host $http_host;
  proxy_ssl_protocols TLSv1.3;
  proxy_ssl_verify on;
  proxy_ssl_trusted_certificate ${ca};
  proxy_ssl_server_name on;
  proxy_ssl_name ${backEnd.name};
  upstream plain { server ${backEnd.http.address}:${backEnd.http.port}; keepalive 256; keepalive_requests 100000000; }
  upstream secure { server ${backEnd.https.address}:${backEnd.https.port}; keepalive 256; keepalive_requests 100000000; }
  server { listen ${http.address}:${http.port}; location / { proxy_pass http://plain; } }
  server { listen ${https.address}:${https.port} ssl; location / { proxy_pass https://secure; } }
}
`,
});
