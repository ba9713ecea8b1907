import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { request } from 'undici';
import { createAgent } from '../../net/agent.ts';
import { type CertificateAuthority, createCertificateAuthority } from '../../net/certificates.ts';
import { ListenError } from '../../net/listen.ts';
import { loadTopology } from '../../topology/load.ts';
import { type InProcessLab, type InProcessOptions, startInProcessLab } from '../lab/in-process.ts';
import { packageRoot } from '../package-root.ts';
import { type BuiltinOptions, builtinImplementation, describeBuiltin } from './builtin.ts';

const coexistence = loadTopology(join(packageRoot(), 'fixtures/topologies/coexistence.yaml'));
const password = 'Red-2010-Site1';

let authority: CertificateAuthority;
beforeAll(async () => {
  authority = await createCertificateAuthority();
});

const labs: InProcessLab[] = [];
afterEach(async () => {
  await Promise.all(labs.splice(0).map((lab) => lab.close()));
});

async function start(
  builtin: Partial<BuiltinOptions> = {},
  options: Partial<InProcessOptions> = {},
): Promise<InProcessLab> {
  const lab = await startInProcessLab({
    topology: coexistence,
    authority,
    implementation: (clock) => builtinImplementation({ clock, ...builtin }),
    ...options,
  });
  labs.push(lab);
  return lab;
}

interface Asked {
  path?: string;
  form?: Record<string, string>;
  cookies?: string[];
}

async function ask(lab: InProcessLab, host: string, { path = '/owa/', form, cookies = [] }: Asked = {}) {
  const agent = createAgent({ names: lab.names.corporate, ca: lab.ca });
  try {
    const { statusCode, headers, body } = await request(`https://${host}${path}`, {
      dispatcher: agent,
      method: form === undefined ? 'GET' : 'POST',
      headers: {
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
      },
      ...(form && { body: new URLSearchParams(form).toString() }),
    });
    return {
      status: statusCode,
      location: headers.location,
      target: headers['x-calculatedbetarget'],
      cookies: [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';', 1)[0] ?? ''),
      body: await body.text(),
    };
  } finally {
    await agent.destroy();
  }
}

const logOn = (lab: InProcessLab, host: string, user: string) =>
  ask(lab, host, {
    path: '/owa/auth.owa',
    form: { destination: `https://${host}/owa/`, flags: '4', username: user, password },
  });

test('describes itself by the version of the package, a mutant by its name', () => {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  expect(describeBuiltin()).toEqual({
    name: 'builtin',
    version,
    features: expect.arrayContaining(['owa', 'clock']),
  });
  expect(describeBuiltin('redirects-blue').name).toBe('builtin (redirects-blue)');
});

test('its front ends share their sessions: what one seals, the other one opens (field bug 17)', async () => {
  const lab = await start();
  expect(await ask(lab, 'mail.contoso.com')).toMatchObject({
    status: 302,
    location: expect.stringContaining('/owa/auth/logon.aspx'),
  });
  const { status, cookies } = await logOn(lab, 'cas2013-1.contoso.com', 'red');
  expect(status).toBe(302);
  const mailbox = await ask(lab, 'cas2013-2.contoso.com', { cookies });
  expect(mailbox.status).toBe(200);
  expect(mailbox.body).toContain('red');
});

test('a part can be made otherwise', async () => {
  const actions: unknown[] = [];
  const lab = await start({
    changes: {
      decide: () => () => ({ kind: 'refuse', status: 503, why: 'a mutant', reasons: [], considered: [] }),
    },
    variant: 'refuses-all',
    onRequest: ({ action }) => actions.push(action),
  });
  expect(lab.implementation.name).toBe('builtin (refuses-all)');
  expect(await logOn(lab, 'mail.contoso.com', 'red')).toMatchObject({ status: 503 });
  expect(actions).toEqual(['Refuse']);
});

test('a changed organisation is known to every front end when it has read the directory again', async () => {
  const lab = await start();
  const { cookies } = await logOn(lab, 'mail.contoso.com', 'red');
  const hosts = ['cas2013-1.contoso.com', 'cas2013-2.contoso.com'];
  const targets = () => Promise.all(hosts.map(async (host) => (await ask(lab, host, { cookies })).target));
  const [before] = await targets();
  expect(before).toMatch(/^cas2010-[12]\.contoso\.com/);
  await lab.setTopology({
    ...coexistence,
    servers: coexistence.servers.map((server) => ({
      ...server,
      isOutOfService: before?.includes(server.fqdn) ?? false,
    })),
  });
  expect(await targets()).toEqual([before, before]);
  await lab.advance(3_600_000, async () => {});
  const after = await targets();
  expect(after[0]).toMatch(/^cas2010-[12]\.contoso\.com/);
  expect(after[0]).not.toBe(before);
  expect(after[1]).toBe(after[0]);
});

const hour = 3_600_000;

test('while time moves, each reading of the directory is answered before the next timer fires', async () => {
  const lab = await start();
  await lab.advance(6 * hour, async () => {});
  const asked = await lab.directoryJournal();
  const states = asked.flatMap((entry) => (entry.kind === 'conversation' ? [entry.state] : []));
  // Two front ends, at the start and every hour.
  expect(states).toEqual(Array(14).fill('answered'));
});

test('a directory that hangs does not hold time up: the front ends keep their old map', async () => {
  const lab = await start();
  await lab.setFaults('directory', [{ kind: 'hang' }]);
  await lab.advance(6 * hour, async () => {});
  expect((await ask(lab, 'mail.contoso.com')).status).toBe(302);
});

test('one front end can be stopped alone', async () => {
  const lab = await start();
  await lab.stopServer('cas2013-1');
  await expect(ask(lab, 'cas2013-1.contoso.com')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(await ask(lab, 'cas2013-2.contoso.com')).toMatchObject({ status: 302 });
});

test('a port that is taken is reported with the front end that wanted it', async () => {
  const occupied = await start();
  const taken = occupied.ports.find(({ server }) => server === 'cas2007-1')?.endpoint;
  const failure = await start(
    {},
    {
      endpointFor: (server) =>
        server === 'cas2013-2' && taken !== undefined ? taken : { address: '127.0.0.1', port: 0 },
    },
  ).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ListenError);
  expect(failure).toMatchObject({ server: 'cas2013-2' });
});
