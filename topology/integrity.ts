import { didYouMean, type SourcePath } from '../input/index.ts';
import { nameAmong } from './names.ts';
import type { TopologySource } from './schema.ts';

/** A contradiction inside one topology, at its path. */
export interface IntegrityProblem {
  path: SourcePath;
  message: string;
  at?: 'key' | 'value';
}

/** Dangling references and things that must be unique. Pure; empty when the topology holds together. */
export function integrityProblems(topology: TopologySource): IntegrityProblem[] {
  return [
    ...danglingReferences(topology),
    ...sameNames(topology),
    ...underTest(topology),
    ...sharedFqdns(topology),
    ...mailboxServers(topology),
    ...duplicatePrincipals(topology),
  ];
}

function danglingReferences(topology: TopologySource): IntegrityProblem[] {
  const servers = Object.keys(topology.servers);
  const databases = Object.keys(topology.databases);
  const books = Object.keys(topology.offlineAddressBooks ?? {});
  const refer = (noun: string, known: readonly string[]) => (path: SourcePath, name: string) =>
    known.includes(name)
      ? []
      : [
          {
            path,
            message: `there is no ${noun} "${name}"${didYouMean(name, known)}; known: ${known.join(', ')}`,
          },
        ];
  const server = refer('server', servers);
  const site = refer('site', topology.sites);
  const list = (path: SourcePath, names: readonly string[]) =>
    names.flatMap((name, index) => server([...path, index], name));
  const entries = <T>(record: Record<string, T> | undefined) => Object.entries(record ?? {});
  return [
    ...entries(topology.servers).flatMap(([name, { site: at }]) => site(['servers', name, 'site'], at)),
    ...entries(topology.namespaces).flatMap(([name, it]) =>
      list(['namespaces', name, 'servers'], it.servers),
    ),
    ...entries(topology.databaseAvailabilityGroups).flatMap(([name, it]) =>
      list(['databaseAvailabilityGroups', name, 'servers'], it.servers),
    ),
    ...entries(topology.databases).flatMap(([name, it]) => [
      ...server(['databases', name, 'server'], it.server),
      ...list(['databases', name, 'servers'], it.servers ?? []),
      ...(it.offlineAddressBook === undefined
        ? []
        : refer('offline address book', books)(
            ['databases', name, 'offlineAddressBook'],
            it.offlineAddressBook,
          )),
    ]),
    ...entries(topology.offlineAddressBooks).flatMap(([name, it]) =>
      list(['offlineAddressBooks', name, 'virtualDirectories'], it.virtualDirectories),
    ),
    ...entries(topology.clientAccessArrays).flatMap(([name, it]) => [
      ...site(['clientAccessArrays', name, 'site'], it.site),
      ...list(['clientAccessArrays', name, 'members'], it.members),
    ]),
    ...list(['implementationUnderTest'], topology.implementationUnderTest ?? []),
    ...entries(topology.users).flatMap(([name, it]) =>
      it.mailbox === undefined
        ? []
        : refer('database', databases)(['users', name, 'mailbox', 'database'], it.mailbox.database),
    ),
  ];
}

/** Names that differ in case alone. */
function sameNames(topology: TopologySource): IntegrityProblem[] {
  const twice = (noun: string, path: SourcePath, names: readonly string[], at?: 'key') =>
    names.flatMap((name, index) => {
      const first = nameAmong(names.slice(0, index), name);
      const place = at === 'key' ? name : index;
      return first === undefined
        ? []
        : [
            {
              path: [...path, place],
              message: `${noun} ${first} and ${name} are one name`,
              ...(at && { at }),
            },
          ];
    });
  return [
    ...twice('the servers', ['servers'], Object.keys(topology.servers), 'key'),
    ...twice('the sites', ['sites'], topology.sites),
    ...twice('the namespaces', ['namespaces'], Object.keys(topology.namespaces), 'key'),
  ];
}

/** Only a Client Access server can be played by an implementation: it is what clients and their load balancer reach. */
function underTest({ servers, implementationUnderTest = [] }: TopologySource): IntegrityProblem[] {
  return implementationUnderTest.flatMap((name, index) => {
    const roles = servers[name]?.serverRole ?? ['ClientAccess'];
    return roles.includes('ClientAccess')
      ? []
      : [
          {
            path: ['implementationUnderTest', index],
            message: `${name} is not a Client Access server; its roles: ${roles.join(', ')}`,
          },
        ];
  });
}

function sharedFqdns(topology: TopologySource): IntegrityProblem[] {
  const names: { fqdn: string; owner: string; path: SourcePath; at?: 'key' }[] = [
    { fqdn: topology.directory.fqdn, owner: 'the directory', path: ['directory', 'fqdn'] },
    ...Object.entries(topology.servers).map(([name, it]) => ({
      fqdn: it.fqdn,
      owner: `server ${name}`,
      path: ['servers', name, 'fqdn'],
    })),
    ...[...Object.keys(topology.namespaces), ...Object.keys(topology.clientAccessArrays ?? {})].map(
      (fqdn) => ({
        fqdn,
        owner: 'a namespace',
        path: [fqdn in topology.namespaces ? 'namespaces' : 'clientAccessArrays', fqdn],
        at: 'key' as const,
      }),
    ),
  ];
  const owners = new Map<string, string>();
  return names.flatMap(({ fqdn, owner, path, at }) => {
    const first = owners.get(fqdn.toLowerCase());
    owners.set(fqdn.toLowerCase(), first ?? owner);
    if (first === undefined || (first === owner && owner === 'a namespace')) return [];
    return [
      { path, message: `${owner} has the FQDN ${fqdn}, which ${first} has already`, ...(at && { at }) },
    ];
  });
}

function mailboxServers(topology: TopologySource): IntegrityProblem[] {
  return Object.entries(topology.databases).flatMap(([name, database]) => {
    const active = topology.servers[database.server];
    const path = ['databases', name, 'server'];
    if (active !== undefined && !active.serverRole.includes('Mailbox')) {
      return [
        {
          path,
          message: `${database.server} is not a Mailbox server; its roles: ${active.serverRole.join(', ')}`,
        },
      ];
    }
    if (database.servers !== undefined && !database.servers.includes(database.server)) {
      return [
        {
          path,
          message: `the active copy is on ${database.server}, but servers has only ${database.servers.join(', ')}`,
        },
      ];
    }
    return [];
  });
}

function duplicatePrincipals(topology: TopologySource): IntegrityProblem[] {
  const seen = new Map<string, string>();
  return Object.entries(topology.users).flatMap(([name, user]) => {
    const principal = (user.userPrincipalName ?? `${name}@${topology.domain.dns}`).toLowerCase();
    const first = seen.get(principal);
    seen.set(principal, first ?? name);
    if (first === undefined) return [];
    return [
      { path: ['users', name], message: `${name} and ${first} share the userPrincipalName ${principal}` },
    ];
  });
}
