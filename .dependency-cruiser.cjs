/**
 * What a room may not import, and may not reach by way of others either: code that runs shares its mistakes however it
 * got there. Tests of a room may run whole labs.
 */
const room = (name, path, to, comment) => [
  { name, severity: 'error', comment, from: { path }, to: { path: to } },
  {
    name: `${name}-by-any-way`,
    severity: 'error',
    comment,
    from: { path, pathNot: '\\.test\\.ts$|/testing/' },
    to: { path: to, reachable: true },
  },
];

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...room(
      'input-is-ground',
      '^input',
      '^(topology|net|contract|protocols|proxy|mocks|harness)/',
      'input stands on libraries alone',
    ),
    ...room(
      'net-is-ground',
      '^net',
      '^(topology|contract|protocols|proxy|mocks|harness)/',
      'networking knows no lab, only how errors are told',
    ),
    ...room(
      'topology-is-ground',
      '^topology',
      '^(contract|protocols/(?!registry\\.ts)|net|proxy|mocks|harness)/',
      'the organisation is data; of the protocols it knows their list',
    ),
    ...room(
      'contract-is-low',
      '^contract',
      '^(protocols/(?!registry\\.ts)|proxy|mocks|harness)/',
      'what everybody agrees on follows from nobody',
    ),
    ...room(
      'protocols-are-low',
      '^protocols',
      '^(net|contract|proxy|mocks|harness)/',
      'wire formats know only the topology',
    ),
    ...room(
      'proxy-alone',
      '^proxy',
      '^(mocks|harness)/',
      'the proxy is judged by the mocks: it never knows them',
    ),
    ...room(
      'mocks-alone',
      '^mocks',
      '^(proxy|harness)/',
      'no server of the lab runs code of the proxy: they must not share a mistake',
    ),
    ...room(
      'judges-are-independent',
      '^harness/(specs|drivers|run|report)',
      '^(proxy|mocks)/',
      'expectations and verdicts come from the specs and the journals alone, never by code of the judged',
    ),
    {
      name: 'runner-knows-no-transport',
      severity: 'error',
      comment: 'what only one transport has is judged by the rules of its drivers',
      from: { path: '^harness/(run|report)/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: '^(protocols|harness/drivers/[a-z0-9]+)/', pathNot: '^protocols/registry\\.ts$' },
    },
    {
      name: 'no-test-imports',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$' },
      to: { path: '\\.test\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    exclude: { path: '^dist' },
  },
};
