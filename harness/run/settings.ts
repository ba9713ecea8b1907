/** `cas2010-1, cas2010-2: isOutOfService true`: the leaves of a merge patch, servers with the same one together. Pure. */
export function settingsIn(patch: Readonly<Record<string, unknown>>): string[] {
  const { servers = {}, ...rest } = patch;
  const ofServers = Object.entries(servers ?? {}).flatMap(([server, setting]) =>
    leavesOf(setting).map((leaf) => ({ server, leaf })),
  );
  const byLeaf = Map.groupBy(ofServers, ({ leaf }) => leaf);
  return [
    ...leavesOf(rest),
    ...[...byLeaf].map(([leaf, owners]) => `${owners.map(({ server }) => server).join(', ')}: ${leaf}`),
  ];
}

/** `virtualDirectories.owa.externalUrl https://…`; null takes something away. */
function leavesOf(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
  const shown = value === null ? 'taken away' : typeof value === 'string' ? value : JSON.stringify(value);
  return [`${path.join('.')} ${shown}`.trim()];
}
