const room = (name, path, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path },
  to: { path: to },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    room('input-is-ground', '^input', '^(?!input)[a-z]+/', 'input imports nothing of ours'),
    room(
      'net-is-ground',
      '^net',
      '^(?!net|input)[a-z]+/',
      'networking knows no lab, only how errors are told',
    ),
    room(
      'topology-is-ground',
      '^topology',
      '^(contract|protocols/(?!registry\\.ts)|net|proxy|mocks|harness)/',
      'the organisation is data; of the protocols it knows their list',
    ),
    room(
      'contract-is-low',
      '^contract',
      '^(protocols|proxy|mocks|harness)/',
      'what everybody agrees on knows nobody',
    ),
    room(
      'protocols-are-low',
      '^protocols',
      '^(net|contract|proxy|mocks|harness)/',
      'wire formats know only the topology',
    ),
    room(
      'proxy-alone',
      '^proxy',
      '^(mocks|harness)/',
      'the proxy is judged by the mocks: it never knows them',
    ),
    room('mocks-alone', '^mocks', '^(proxy|harness)/', 'mocks must not share a mistake with the proxy'),
    room(
      'judges-are-independent',
      '^harness/(specs|drivers|run|report)',
      '^(proxy|mocks)/',
      'expectations and verdicts come from the specs and the journals alone',
    ),
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
