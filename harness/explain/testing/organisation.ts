import fc from 'fast-check';
import { parseYaml } from '../../../input/yaml-source.ts';
import type { Topology } from '../../../topology/index.ts';
import { buildTopology } from '../../../topology/load.ts';

type Layout = 'none' | 'split' | 'multi-role' | 'two of them';
interface Slot {
  name: string;
  version: 2007 | 2010 | 2013;
  site: string;
  serverRole: ('ClientAccess' | 'Mailbox')[];
}

const versions = {
  2007: 'Version 8.3 (Build 83.6)',
  2010: 'Version 14.3 (Build 123.4)',
  2013: 'Version 15.0 (Build 847.32)',
};
const namespaces = ['mail.contoso.com', 'legacy.contoso.com', 'Region.contoso.com'] as const;

const layout = (...known: Layout[]) => fc.constantFrom<Layout>(...known);
const mostly = (weight = 9) =>
  fc.oneof({ weight, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });

/** Small organisations with the mistakes that administrators make: URLs of all kinds, methods off, roles together. */
export const anyTopology: fc.Arbitrary<Topology> = fc
  .record({
    2013: fc.tuple(
      layout('split', 'split', 'multi-role', 'two of them', 'none'),
      layout('none', 'none', 'split'),
    ),
    2010: fc.tuple(layout('split', 'multi-role', 'none'), layout('split', 'multi-role', 'none')),
    2007: fc.tuple(layout('split', 'two of them', 'none'), layout('split', 'multi-role', 'none')),
  })
  .map((layouts) =>
    ([2013, 2010, 2007] as const).flatMap((version) =>
      layouts[version].flatMap((it, index) => slotsOf(it, version, `Site${index + 1}`)),
    ),
  )
  .filter((slots) => slots.some(isClientAccess))
  .chain((slots) =>
    fc.record({
      slots: fc.constant(slots),
      directories: fc.tuple(...slots.map((slot) => directoriesOf(slot))),
      namespaces: fc.tuple(...namespaces.map(() => namespaceOf(slots.filter(isClientAccess)))),
    }),
  )
  .map(({ slots, directories, namespaces: members }) => build(slots, directories, members));

const isClientAccess = ({ serverRole }: Slot) => serverRole.includes('ClientAccess');

function slotsOf(it: Layout, version: Slot['version'], site: string): Slot[] {
  const name = (role: string) => `${role}${version}-${site.toLowerCase()}`;
  const both: Slot['serverRole'] = ['ClientAccess', 'Mailbox'];
  switch (it) {
    case 'none':
      return [];
    case 'split':
      return [
        { name: name('cas'), version, site, serverRole: ['ClientAccess'] },
        { name: name('mbx'), version, site, serverRole: ['Mailbox'] },
      ];
    case 'multi-role':
      return [{ name: name('ex'), version, site, serverRole: both }];
    case 'two of them':
      return ['a', 'b'].map((letter) => ({ name: name('ex') + letter, version, site, serverRole: both }));
  }
}

/** A namespace leads to one kind of server as a rule, and to any in the middle of a change. */
function namespaceOf(slots: readonly Slot[]) {
  const kinds = [...Map.groupBy(slots, ({ version, site }) => `${version}@${site}`).values()];
  const names = (some: readonly Slot[]) => some.map(({ name }) => name);
  return fc.record({
    servers: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...kinds.map(names)) },
      { weight: 1, arbitrary: fc.subarray(names(slots), { minLength: 1 }) },
    ),
    internet: mostly(),
  });
}

/** What a virtual directory's URL may say; undefined is Exchange's own default. */
function urlOf(path: string) {
  const wrong = (host: string) => [
    `https://${host}`,
    `http://${host}${path}`,
    `https://${host}:8443${path}`,
    `https://${host}/exchange`,
    `https://${host}/owa`,
  ];
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 5, arbitrary: fc.constantFrom(...namespaces.map((host) => `https://${host}${path}`)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...namespaces.flatMap(wrong),
        `https://gone.contoso.com${path}`,
        `https://dc1.contoso.com${path}`,
      ),
    },
  );
}

function directoriesOf({ version, serverRole }: Slot) {
  const isWeb = serverRole.includes('ClientAccess') || version === 2013;
  if (!isWeb) return fc.constant(undefined);
  const common = (path: string) => ({
    externalUrl: urlOf(path),
    internalUrl: fc.oneof({ weight: 9, arbitrary: urlOf(path) }, { weight: 1, arbitrary: fc.constant('') }),
    basicAuthentication: mostly(),
    windowsAuthentication: mostly(),
  });
  const rarelyAbsent = <T>(directory: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 19, arbitrary: directory }, { weight: 1, arbitrary: fc.constant(undefined) });
  return fc.record({
    owa: rarelyAbsent(fc.record({ ...common('/owa'), formsAuthentication: mostly(5) })),
    activeSync: rarelyAbsent(fc.record(common('/Microsoft-Server-ActiveSync'))),
  });
}

function build(
  slots: readonly Slot[],
  directories: readonly unknown[],
  members: readonly object[],
): Topology {
  const homes = slots.filter(({ serverRole }) => serverRole.includes('Mailbox'));
  const source = {
    organization: 'Generated',
    domain: { dns: 'contoso.com', netBios: 'CONTOSO' },
    directory: { fqdn: 'dc1.contoso.com' },
    sites: ['Site1', 'Site2'],
    namespaces: Object.fromEntries(namespaces.map((fqdn, index) => [fqdn, members[index]])),
    servers: Object.fromEntries(
      slots.map(({ name, version, site, serverRole }, index) => [
        name,
        {
          fqdn: `${name}.contoso.com`,
          site,
          serverRole,
          adminDisplayVersion: versions[version],
          virtualDirectories: directories[index],
        },
      ]),
    ),
    databases: Object.fromEntries(homes.map(({ name }) => [`DB-${name}`, { server: name }])),
    users: Object.fromEntries(
      homes.map(({ name }, index) => [
        `user${index}`,
        { password: `Of-user${index}`, mailbox: { database: `DB-${name}` } },
      ]),
    ),
  };
  return buildTopology([parseYaml('generated.yaml', JSON.stringify(source))]);
}
