import { z } from 'zod';
import type { SourcePath } from '../../input/index.ts';
import { type Protocol, protocols } from '../../protocols/registry.ts';
import { sameName, type Topology } from '../../topology/index.ts';
import { clientHop, serversBehind, serversOfHop } from './hops.ts';
import { hopProblems, hostProblems, unknownName } from './known-names.ts';
import type { CaseProblem } from './shape.ts';
import { hop } from './words.ts';

const access = z.strictObject({
  clause: z.string().describe('What the article says about this user there'),
  route: z
    .array(hop)
    .min(2)
    .describe('Every server that sees the request, in order; "client" where it is sent elsewhere'),
  server: hop.describe('The one whose answer the client gets in the end'),
  redirect: z.string().optional().describe('The host that the client is sent to'),
});

/** By the name that the user's client connects to. */
const accesses = z.record(z.string(), access);

/** The table of personas of an environment: specs/<environment>/personas.yaml. */
export const personasSchema = z
  .strictObject({
    $schema: z.string().optional(),
    environment: z.string().describe('What the table is checked against'),
    overlays: z.array(z.string()).optional().describe('Those that add some of the personas'),
    personas: z
      .record(
        z.string(),
        z.strictObject(
          Object.fromEntries(protocols.map((protocol) => [protocol, accesses.optional()])) as Record<
            Protocol,
            z.ZodOptional<typeof accesses>
          >,
        ),
      )
      .describe("A user's way by protocol and by the name that the client connects to"),
  })
  .meta({ id: 'coexlab-personas', title: 'Where each user is served, by hand from the clauses' });

export type PersonasFile = z.infer<typeof personasSchema>;
type Access = z.infer<typeof access>;

/** What `$variables` a case of a user has whose client connects to a host; undefined when the table has no such line. */
export type PersonaVariables = (
  user: string | undefined,
  host: string | undefined,
) => Record<string, string | string[]> | undefined;

/** The variables of a protocol's lines of a table. Pure. */
export function personaVariables({ personas }: PersonasFile, protocol: Protocol): PersonaVariables {
  return (user = '', host = '') => {
    const hosts = (Object.hasOwn(personas, user) ? personas[user] : undefined)?.[protocol] ?? {};
    const found = Object.entries(hosts).find(([name]) => sameName(name, host));
    return found === undefined ? undefined : variablesOf(found[1]);
  };
}

function variablesOf({ clause, route, server, redirect }: Access): Record<string, string | string[]> {
  const [front = '', target = ''] = route;
  return {
    clause,
    route,
    server,
    front,
    target,
    hops: route.slice(0, route.indexOf(server) + 1),
    mailboxServer: route.at(-1) ?? '',
    ...(redirect !== undefined && { redirect }),
  };
}

/** What a table names that does not exist, and what contradicts itself. Pure. */
export function personaProblems(
  { personas }: PersonasFile,
  topology: Topology,
  clauses: readonly string[],
): CaseProblem[] {
  const users = topology.users.map(({ name }) => name);
  return Object.entries(personas).flatMap(([user, byProtocol]) => [
    ...atKey(unknownName('user', user, users, ['personas', user])),
    ...Object.entries(byProtocol).flatMap(([protocol, byHost]) =>
      Object.entries(byHost ?? {}).flatMap(([host, line]) => {
        const path = ['personas', user, protocol, host];
        return [
          ...atKey(hostProblems(host, topology, path)),
          ...unknownName('clause', line.clause, clauses, [...path, 'clause'], false),
          ...routeProblems(host, line, topology, path),
          ...hostProblems(line.redirect ?? '', topology, [...path, 'redirect']),
        ];
      }),
    ),
  ]);
}

function routeProblems(
  host: string,
  { route, server, redirect }: Access,
  topology: Topology,
  path: SourcePath,
): CaseProblem[] {
  const unknown = route.flatMap((hop, index) =>
    hop === clientHop ? [] : hopProblems(hop, topology, [...path, 'route', index]),
  );
  if (unknown.length > 0) return unknown;
  const front = serversBehind(topology, host);
  const [first = ''] = route;
  return [
    ...(front !== undefined && !serversOfHop(topology, first).some((name) => front.includes(name))
      ? [{ path: [...path, 'route', 0], message: `${first} does not stand behind ${host}` }]
      : []),
    ...(route.includes(server)
      ? []
      : [
          {
            path: [...path, 'server'],
            message: `expected one of the route, ${route.join(', ')}; found "${server}"`,
          },
        ]),
    ...(route.includes(clientHop) === (redirect !== undefined)
      ? []
      : [
          {
            path: [...path, 'route'],
            message: '"redirect" and "client" in the route go together: expected both or neither',
          },
        ]),
  ];
}

const atKey = (problems: CaseProblem[]): CaseProblem[] =>
  problems.map((problem) => ({ ...problem, at: 'key' }));
