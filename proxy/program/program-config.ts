import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import {
  defined,
  readYaml,
  SourceError,
  type SourcePath,
  validate,
  type YamlSource,
} from '../../input/index.ts';
import { endpointSchema, nameMapSchema } from '../../net/name-map-schema.ts';
import type { TlsIdentity } from '../../net/tls.ts';
import { type HttpProtocol, httpProtocols } from '../../protocols/registry.ts';
import type { LimitChanges } from '../limits.ts';
import type { ProxyOptions } from '../types.ts';

const tlsFiles = z.strictObject({
  keyFile: z.string(),
  certFile: z.string(),
  caFile: z.string(),
});
const tlsTexts = z.strictObject({ key: z.string(), cert: z.string(), ca: z.string() });

const milliseconds = z.number().positive();
const count = z.int().positive();

const limitsSchema = z
  .strictObject({
    responseTimeoutMs: z.strictObject(
      Object.fromEntries(httpProtocols.map((protocol) => [protocol, milliseconds.optional()])) as Record<
        HttpProtocol,
        z.ZodOptional<typeof milliseconds>
      >,
    ),
    directoryTimeoutMs: milliseconds,
    topologyRefreshMs: milliseconds,
    credentialsTtlMs: milliseconds,
    credentialsEntries: count,
    accountTtlMs: milliseconds,
    accountEntries: count,
    identityTokenMs: milliseconds,
    sessionRefreshMs: milliseconds,
    logonFormBytes: count,
    replayBodyBytes: count,
    clientKeepAliveMs: milliseconds,
    backEndKeepAliveMs: milliseconds,
    connectBackstopMs: milliseconds,
  })
  .partial();

/** The configuration file of `coexlab proxy`; JSON (or YAML). Paths in it are relative to it. */
const proxyConfigSchema = z
  .strictObject({
    $schema: z.string().optional(),
    server: z.string().describe('Name of the front end in the topology, such as cas2013-1'),
    listen: endpointSchema.describe('Where HTTPS is listened on; the nominal port is 443'),
    tls: z
      .union([tlsFiles, tlsTexts])
      .describe('PEM: own key and certificate, and the CA that back ends and directory are trusted by'),
    names: nameMapSchema.describe('Resolution of every name, by nominal host:port'),
    directory: z.strictObject({
      url: z.url({ protocol: /^https$/ }).describe('Base URL; the host is resolved by `names`'),
      key: z.string().min(1).describe('Bearer key'),
    }),
    labKey: z.string().min(1).describe('Signs X-CommonAccessToken'),
    sessionSecret: z
      .string()
      .min(1)
      .describe('Seals session cookies; the same on every front end behind one name'),
    limits: limitsSchema.optional().describe('What differs from the defaults'),
  })
  .meta({ id: 'coexlab-proxy', title: 'One front end, as `coexlab proxy` runs it' });

/** Reads and checks a configuration file. @throws SourceError naming file and place */
export function readProxyConfig(file: string): Omit<ProxyOptions, 'clock'> {
  const source = readYaml(file);
  const { server, listen, tls, names, directory, labKey, sessionSecret, limits } = validate(
    proxyConfigSchema,
    source,
  );
  return {
    server,
    listen,
    tls: 'key' in tls ? tls : readTls(tls, source),
    names,
    directory,
    labKey,
    sessionSecret,
    limits: limitChanges(limits),
  };
}

function limitChanges({ responseTimeoutMs, ...others }: z.infer<typeof limitsSchema> = {}): LimitChanges {
  return {
    ...defined(others),
    ...(responseTimeoutMs && { responseTimeoutMs: defined(responseTimeoutMs) }),
  };
}

function readTls(files: z.infer<typeof tlsFiles>, source: YamlSource): TlsIdentity {
  return {
    key: readBeside(files.keyFile, source, ['tls', 'keyFile']),
    cert: readBeside(files.certFile, source, ['tls', 'certFile']),
    ca: readBeside(files.caFile, source, ['tls', 'caFile']),
  };
}

function readBeside(file: string, source: YamlSource, path: SourcePath): string {
  try {
    return readFileSync(resolve(dirname(source.file), file), 'utf8');
  } catch (error) {
    throw new SourceError([source.problem(path, `cannot be read: ${(error as Error).message}`)]);
  }
}
