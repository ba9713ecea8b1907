import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { directoryPaths } from '../../../contract/directory.ts';
import { sameText } from '../../../contract/identity.ts';
import type { ConversationEntry } from '../../../contract/journal.ts';
import { FormatError } from '../../../input/errors.ts';
import { parseJson } from '../../../input/index.ts';
import {
  type Account,
  findAccount,
  nominalPorts,
  passwordOf,
  type Topology,
} from '../../../topology/index.ts';
import { readText } from '../../kit/body.ts';
import { accountNameOf } from '../../kit/claims.ts';
import type { Host } from '../../kit/host.ts';
import { type Application, httpPort } from '../../kit/http-port.ts';
import { answer, answerJson, attribute, type RoundTrip } from '../../kit/round-trip.ts';
import type { Port } from '../../kit/server.ts';

export const directoryName = 'directory';

/** Octets of a request body. */
const bodyLimit = 16_384;
const accountPrefix = directoryPaths.account('');

/** The directory's JSON API (contract/directory.ts, README.md). */
export function directoryPort(host: Host): Port {
  const topology = answerTopology(host);
  const application: Application = {
    protocolOf: () => 'directory',
    claimedBy: askedUser,
    handle: (roundTrip) => handle(roundTrip, topology),
  };
  return httpPort(host, nominalPorts.https, application);
}

function askedUser(request: IncomingMessage): Pick<ConversationEntry, 'user' | 'identity'> | null {
  const name = accountInPath(request.url ?? '');
  return name === null ? null : { user: accountNameOf(name), identity: null };
}

async function handle(roundTrip: RoundTrip, topology: (roundTrip: RoundTrip) => void): Promise<void> {
  const { host, path, request } = roundTrip;
  if (!isBearer(request.headers.authorization, host.labKey)) {
    answerJson(roundTrip, 403, { error: 'expected Authorization: Bearer <key of this lab run>' });
    return;
  }
  if (path === directoryPaths.topology) {
    allow(roundTrip, ['GET', 'HEAD'], () => topology(roundTrip));
  } else if (path === directoryPaths.authenticate) {
    await allow(roundTrip, ['POST'], () => authenticate(roundTrip));
  } else if (path.startsWith(accountPrefix) && path.length > accountPrefix.length) {
    allow(roundTrip, ['GET', 'HEAD'], () => answerAccount(roundTrip));
  } else {
    answerJson(roundTrip, 404, { error: `no such resource: ${path}` });
  }
}

function allow<T>(roundTrip: RoundTrip, methods: readonly string[], work: () => T): T | undefined {
  if (methods.includes(roundTrip.request.method ?? '')) return work();
  const allowed = methods.join(', ');
  answerJson(
    roundTrip,
    405,
    { error: `expected ${allowed}; found ${roundTrip.request.method}` },
    { allow: allowed },
  );
  return undefined;
}

const published = new WeakMap<Topology, Buffer[]>();

/** The organisation with its servers in their order, and in the opposite one. Passwords never leave the directory. */
function publish(topology: Topology): Buffer[] {
  const inOrder = (servers: Topology['servers']) =>
    Buffer.from(JSON.stringify({ ...topology, servers, users: [] } satisfies Topology));
  return [inOrder(topology.servers), inOrder(topology.servers.toReversed())];
}

/** Turn and turn about: a directory promises no order, and nothing may depend on one (WIRE-SEL-6). */
function answerTopology({ topology }: Host): (roundTrip: RoundTrip) => void {
  let answers = 0;
  return (roundTrip) => {
    const current = topology();
    const texts = published.get(current) ?? publish(current);
    published.set(current, texts);
    answer(
      roundTrip,
      200,
      { 'content-type': 'application/json; charset=utf-8' },
      texts[answers % texts.length] ?? '',
    );
    answers += 1;
  };
}

function answerAccount(roundTrip: RoundTrip): void {
  const name = accountInPath(roundTrip.request.url ?? '');
  if (name === null) {
    answerJson(roundTrip, 400, { error: 'expected a percent-encoded user name' });
    return;
  }
  const account = findAccount(roundTrip.host.topology(), name);
  if (account === undefined) answerJson(roundTrip, 404, { error: `no account "${name}"` });
  else answerJson(roundTrip, 200, account);
}

async function authenticate(roundTrip: RoundTrip): Promise<void> {
  const asked = parseCredentials(await readText(roundTrip.request, bodyLimit));
  if (asked === null) {
    answerJson(roundTrip, 400, { error: 'expected { "user": string, "password": string }' });
    return;
  }
  attribute(roundTrip, accountNameOf(asked.user), null);
  const topology = roundTrip.host.topology();
  const account = findAccount(topology, asked.user);
  if (account === undefined || !isPassword(topology, account, asked.password)) {
    answerJson(roundTrip, 401, { error: 'unknown user name or bad password' });
    return;
  }
  answerJson(roundTrip, 200, account);
}

function isPassword(topology: Topology, account: Account, password: string): boolean {
  const right = passwordOf(topology, account);
  return right !== undefined && sameText(right, password);
}

function isBearer(authorization: string | undefined, key: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  return given !== undefined && sameText(given, key);
}

const credentials = z.object({ user: z.string(), password: z.string() });

function parseCredentials(body: string): z.infer<typeof credentials> | null {
  try {
    return parseJson(body, credentials, 'the body');
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

/** The user name in `/v1/accounts/<user>`; null for another path or a bad encoding. */
function accountInPath(target: string): string | null {
  const path = target.split('?', 1)[0] ?? '';
  if (!path.toLowerCase().startsWith(accountPrefix)) return null;
  try {
    return decodeURIComponent(path.slice(accountPrefix.length));
  } catch {
    return null;
  }
}
