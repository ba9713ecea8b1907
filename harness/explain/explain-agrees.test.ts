import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CertificateAuthority, createCertificateAuthority } from '../../net/certificates.ts';
import { nameKey } from '../../net/name-map.ts';
import {
  findAccount,
  isClientAccess,
  nominalPorts,
  passwordOf,
  type Topology,
} from '../../topology/index.ts';
import { builtinImplementation } from '../implementations/builtin.ts';
import { startInProcessLab } from '../lab/in-process.ts';
import type { Lab } from '../lab/types.ts';
import { createAliases } from '../run/alias.ts';
import { judgeLab } from '../run/judged-lab.ts';
import { inParallel } from '../run/parallel.ts';
import { createEnvironments, overlayNames } from '../specs/environments.ts';
import { explainAll } from './explain.ts';
import { agrees } from './testing/compare.ts';
import { anyTopology } from './testing/organisation.ts';
import { type Met, tryClient } from './testing/real-client.ts';

/** Milliseconds after which no further organisation is generated, once there were some. */
const generatedMs = 12_000;
const atLeast = 3;
const concurrency = 8;

let authority: CertificateAuthority;
beforeAll(async () => {
  authority = await createCertificateAuthority();
});

const environments = createEnvironments();
const fixtures = [
  ['baseline', []],
  ['coexistence', []],
  ['multi-role', []],
  ...overlayNames().map((overlay) => ['coexistence', [overlay]] as const),
] as const;

test.each(fixtures)(
  'explain and run agree: %s %j',
  async (name, overlays) => {
    const { topology } = environments.get(name, overlays, process.cwd());
    expect(await disagreements(topology)).toEqual([]);
  },
  240_000,
);

/** What the fixtures do not have: mistakes and half-way states, as merge patches of `coexistence`. */
const externalUrlOfMail = { virtualDirectories: { owa: { externalUrl: 'https://mail.contoso.com/owa' } } };
const changed: [string, Record<string, unknown>][] = [
  [
    'redirects that lead back',
    {
      servers: {
        'cas2007-1': externalUrlOfMail,
        'cas2007-2': externalUrlOfMail,
        'cas2010-3': externalUrlOfMail,
        'cas2010-4': externalUrlOfMail,
      },
    },
  ],
  ...[
    ['cas2010-1', 'cas2013-1'],
    ['cas2013-1', 'cas2010-1'],
  ].map((servers): [string, Record<string, unknown>] => [
    `a name that leads to ${servers.join(' and ')}`,
    { namespaces: { 'mail.contoso.com': { servers } } },
  ]),
];

test.each(changed)(
  'explain and run agree: %s',
  async (_, patch) => {
    const { patched } = environments.get('coexistence', [], process.cwd());
    expect(await disagreements(patched(patch))).toEqual([]);
  },
  240_000,
);

test('explain and run agree: any organisation', async () => {
  const began = performance.now();
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(anyTopology, async (topology) => {
      // On a busy machine fewer of them have to do.
      if (tried >= atLeast && performance.now() - began > generatedMs) return;
      tried += 1;
      expect(await disagreements(topology)).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 240_000);

/** What a real client of every user meets with at every name, where it is not what `explain` says; one text each. */
async function disagreements(topology: Topology): Promise<string[]> {
  const lab = await startInProcessLab({
    topology,
    authority,
    implementation: (clock) => builtinImplementation({ clock }),
  });
  const judged = judgeLab(lab, false, () => {});
  const aliasFor = createAliases(1);
  const found: string[] = [];
  const users = topology.users.filter(({ mailbox }) => mailbox !== undefined).map(({ name }) => name);
  const asked = users.flatMap((user) => namesOf(topology).map((connect) => ({ user, connect })));
  try {
    await inParallel(asked, concurrency, async ({ user, connect }) => {
      const alias = aliasFor(user);
      const account = findAccount(topology, alias);
      if (account === undefined) throw new Error(`expected ${alias} to be an account`);
      const credentials = {
        user: alias,
        userPrincipalName: account.userPrincipalName,
        domain: topology.domain.netBios,
        password: passwordOf(topology, account) ?? '',
      };
      const explained = Map.groupBy(explainAll(topology, alias, connect), ({ protocol }) => protocol);
      for (const [protocol, routes] of explained) {
        const vantage = routes[0]?.vantage ?? 'internet';
        if ((vantage === 'internet') !== isPublished(lab, connect))
          found.push(`${connect} is not on the ${vantage}`);
        const met = await tryClient(judged, { protocol, credentials, connect, vantage });
        if (!routes.some((route) => agrees(route, met))) {
          found.push(sentence(`${user} ${protocol} ${connect}`, routes, met));
        }
      }
    });
    return found;
  } finally {
    judged.stop();
    await lab.close();
  }
}

/** Every namespace, and every Client Access server's own name. */
const namesOf = ({ namespaces, servers }: Topology) =>
  [...namespaces, ...servers.filter((server) => isClientAccess(server))].map(({ fqdn }) => fqdn);

const isPublished = ({ names }: Lab, host: string) => nameKey(host, nominalPorts.https) in names.internet;

function sentence(asked: string, routes: ReturnType<typeof explainAll>, met: Met): string {
  const said = routes.map(
    ({ path, end }) => `${path.map((hop) => hop.join('|')).join(' → ')} ${JSON.stringify(end)}`,
  );
  const { path, status, mailbox, isLoop } = met;
  return [
    `${asked}: explain says ${said.join(' or ')};`,
    `run: ${path.join(' → ')}, ${status}, ${mailbox === null ? 'no mailbox' : mailbox}${isLoop ? ', a loop' : ''};`,
    met.said.join('; '),
  ].join('\n');
}
