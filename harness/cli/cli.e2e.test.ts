import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createCertificateAuthority } from '../../net/certificates.ts';
import { readProxyConfig } from '../../proxy/program/program-config.ts';
import { loadTopology } from '../../topology/load.ts';
import { builtinImplementation } from '../implementations/builtin.ts';
import { startInProcessLab } from '../lab/in-process.ts';
import { reportSchema } from '../report/json.ts';
import { proxyConfigExample } from './proxy/command.ts';
import type { LabDescription } from './up/text.ts';

const folder = mkdtempSync(join(tmpdir(), 'coexlab-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** A run of coexlab, outside GitHub unless `env` says otherwise. */
function start(
  args: readonly string[],
  env: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Ended>; said(): string } {
  // FORCE_COLOR is set in Jest's workers.
  const { GITHUB_ACTIONS: _, NODE_OPTIONS: __, FORCE_COLOR: ___, ...own } = process.env;
  const child = spawn(process.execPath, ['bin/coexlab.js', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...own, NO_COLOR: '1', ...env },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return { child, ended, said: () => out };
}

const coexlab = (...args: string[]) => start(args).ended;

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function spec(name: string, cases: string): string {
  return file(
    name,
    `suite: OWA\nenvironment: coexistence\nprotocol: owa\nconnect: mail.contoso.com\ncases:\n${cases}`,
  );
}

const goodCase = '- { id: a-case, clauses: [E15-OWA-RED], user: red, do: sign in, expect: { status: 200 } }';
const topologyText = readFileSync('fixtures/topologies/coexistence.yaml', 'utf8');

/** Arguments, and what standard error has to say. */
const badInput: Record<string, [string[], RegExp]> = {
  'an unknown command': [['rnu'], /unknown command 'rnu'\n\(Did you mean run\?\)/],
  'an unknown option': [['run', '--usr', 'red'], /unknown option '--usr'\n\(Did you mean --user\?\)/],
  'no command': [[], /Usage: coexlab/],
  'a share that does not exist': [['run', '--shard', '4/3'], /--shard 4\/3: there is no share 4 of 3/],
  'a share that is none': [['run', '--shard', 'x'], /--shard takes i\/n such as 1\/3/],
  'a concurrency of nothing': [['run', '--concurrency', '0'], /--concurrency takes a whole number/],
  'an unknown case': [
    ['run', 'owa-rd-proxied'],
    /no case matches "owa-rd-proxied" \(did you mean "owa-red-proxied"/,
  ],
  'a case of the lab alone': [['run', 'owa-own-namespace'], /judges the lab's own servers.*add --self-check/],
  'two lists of mutants at once': [['mutants', '--json', '--names'], /are three answers: give one of them/],
  'an unknown mutant of a list': [
    ['mutants', 'redirects-blu'],
    /no mutant matches .*did you mean "redirects-blue"/,
  ],
  'an unknown user': [['run', '--user', 'purpel'], /"purpel" \(did you mean "purple"\?\)/],
  'an unknown clause': [['run', '--clause', 'E15-OWA-RD'], /"E15-OWA-RD" \(did you mean "E15-OWA-RED"\?\)/],
  'an unknown protocol': [['run', '--protocol', 'ova'], /"ova" \(did you mean "owa"\?\)/],
  'an unknown environment': [['run', '--environment', 'coexistense'], /did you mean "coexistence"/],
  'an unknown environment of a lab': [['up', '--environment', 'baselin'], /did you mean "baseline"/],
  'an unknown overlay': [['up', '--overlay', 'site3-2007'], /did you mean "site3-e2007"/],
  'an unknown implementation': [
    ['run', '--implementation', 'buildin'],
    /--implementation takes builtin or a program .*"buildin" \(did you mean "builtin"\?\)/,
  ],
  'an unknown lab': [['run', '--lab', 'in-proces'], /did you mean "in-process"/],
  'an unknown mutant': [['run', '--mutant', 'redirect-blue'], /did you mean "redirects-blue"/],
  'an unknown reporter': [['run', '--reporter', 'jsn=x'], /did you mean "json"/],
  'a reporter without its file': [['run', '--reporter', 'json'], /needs a file: --reporter json=FILE/],
  'a report nowhere': [['run', '--reporter', `json=${folder}/no/r.json`], /report cannot be written/],
  'a report that is a folder': [['run', '--reporter', `json=${folder}`], /is a folder/],
  'a reporter that shares standard output with ndjson': [
    ['run', '--reporter', 'ndjson', '--reporter', 'github'],
    /ndjson has standard output to itself, .* not with github/,
  ],
  '--json of a run': [['run', '--json'], /--json goes with --list; .* --reporter json=FILE/],
  'an unknown user to explain': [['explain', 'purpel'], /no user "purpel" \(did you mean "purple"\?\)/],
  'a user of an overlay to explain': [
    ['explain', 'violet', 'owa'],
    /with the overlay .*--overlay site3-e2007/,
  ],
  'a user without a mailbox to explain': [['explain', 'grey', 'owa'], /grey has no mailbox/],
  'an unknown protocol to explain': [['explain', 'red', 'ova'], /"ova" \(did you mean "owa"\?\)/],
  'a protocol that is not routed yet': [
    ['explain', 'red', 'imap4'],
    /imap4 is not routed yet; routed so far/,
  ],
  'an unknown name to explain': [
    ['explain', 'red', 'owa', '--connect', 'mial.contoso.com'],
    /did you mean "mail\.contoso\.com"/,
  ],
  'a clause that nobody covers': [['coverage', 'E15-OWA-RDE'], /did you mean "E15-OWA-RED"/],
  'a coverage report that is not there': [
    ['coverage', '--report', join(folder, 'no.json')],
    /no\.json: cannot be read: there is no such file/,
  ],
  'a coverage report that is none': [
    ['coverage', '--report', file('none.json', '{ "version": 1 }')],
    /none\.json: expected a report of coexlab run --reporter json=FILE; startedAt: expected .*, found nothing/,
  ],
  'a coverage report that is no JSON': [
    ['coverage', '--report', file('text.json', 'ok')],
    /text\.json: expected a report of .*; expected JSON/,
  ],
  'an unknown schema': [['schema', 'topolgy'], /did you mean "topology"/],
  'a spec that is not there': [
    ['run', join(folder, 'no.yaml')],
    /no\.yaml: cannot be read: there is no such file/,
  ],
  'a topology that is not there': [
    ['run', '--environment', join(folder, 'no.yaml')],
    /there is no such file/,
  ],
  'a configuration that is not there': [
    ['proxy', '--config', join(folder, 'no.yaml')],
    /there is no such file/,
  ],
  'a proxy without configuration': [['proxy'], /required option '--config <file>'/],
  'malformed YAML': [
    ['run', file('malformed.yaml', 'suite: OWA\ncases: [\n')],
    /malformed\.yaml:\d+:\d+: not valid YAML/,
  ],
  'an unknown key': [
    ['run', spec('key.yaml', `  ${goodCase.replace('clauses', 'clause')}\n`)],
    /key\.yaml:6:\d+: .*clause.*did you mean "clauses"/s,
  ],
  'an unknown user in a spec': [
    ['run', spec('user.yaml', `  ${goodCase.replace('user: red', 'user: rde')}\n`)],
    /user\.yaml:6:\d+: .*"rde".*did you mean "red".*\n.*\n *\| *\^/,
  ],
  'an unknown server in a spec': [
    ['run', spec('server.yaml', `  ${goodCase.replace('status: 200', 'author: cas2010@Site9')}\n`)],
    /server\.yaml:6:\d+: .*cas2010@Site9/,
  ],
  'an unknown clause in a spec': [
    ['run', spec('clause.yaml', `  ${goodCase.replace('E15-OWA-RED', 'E15-OWA-RD')}\n`)],
    /clause\.yaml:6:\d+: .*"E15-OWA-RD".*did you mean "E15-OWA-RED"/,
  ],
  'a duplicate case id': [
    ['run', spec('twice.yaml', `  ${goodCase}\n  ${goodCase}\n`)],
    /twice\.yaml:7:\d+: duplicate case id "a-case"; first used at .*twice\.yaml:6/,
  ],
  'a redirect and a path through the same hop': [
    [
      'run',
      spec(
        'both.yaml',
        `  ${goodCase.replace('status: 200', 'path: [cas2013@Site1, cas2007@Site1], redirect: { style: silent-sso, to: https://legacy.contoso.com/owa/auth/owaauth.dll }')}\n`,
      ),
    ],
    /both\.yaml:6:\d+: .*redirect/,
  ],
  'a mailbox without a database': [
    [
      'up',
      '--environment',
      file('database.yaml', topologyText.replace('DB2007-Site1 } }', 'DB2007-Site9 } }')),
    ],
    /database\.yaml:\d+:\d+: there is no database "DB2007-Site9" \(did you mean "DB2007-Site1"/,
  ],
  'two servers with one FQDN': [
    ['up', '--environment', file('fqdn.yaml', topologyText.replace('fqdn: cas2013-2.', 'fqdn: cas2013-1.'))],
    /fqdn\.yaml:\d+:\d+: server cas2013-2 has the FQDN cas2013-1\.contoso\.com, which server cas2013-1 has/,
  ],
};

describe('bad input ends with 2 and says what is wrong', () => {
  const ends = new Map<string, Promise<Ended>>();
  const entries = Object.entries(badInput);
  /** Two at a time, ahead of the tests that look at them. */
  beforeAll(() => {
    const lanes = [Promise.resolve(), Promise.resolve()];
    for (const [index, [name, [args]]] of entries.entries()) {
      const lane = index % lanes.length;
      const ended = (lanes[lane] ?? Promise.resolve()).then(() => coexlab(...args));
      ends.set(name, ended);
      lanes[lane] = ended.then(() => {});
    }
  });

  test.each(entries.map(([name, [, says]]) => ({ name, says })))(
    '$name',
    async ({ name, says }) => {
      const { code, out, err } = (await ends.get(name)) ?? { code: null, out: '', err: '' };
      expect(err).toMatch(says);
      expect(err).not.toMatch(/^\s+at /m);
      expect(out).toBe('');
      expect(code).toBe(2);
    },
    60_000,
  );
});

describe('coexlab run', () => {
  test('with everything as expected ends with 0; the totals are the last line', async () => {
    const report = join(folder, 'report.json');
    const { code, out, err } = await coexlab('run', 'owa-{red,blue}-proxied', '--reporter', `json=${report}`);
    expect(err).toBe('');
    expect(out.trimEnd().split('\n').at(-1)).toBe('2 passed, 0 failed, 0 skipped');
    expect(code).toBe(0);
    const json = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
    expect(json.totals).toEqual({ passed: 2, failed: 0, skipped: 0, broken: 0 });
    expect(json.cases.map(({ id }) => id)).toEqual(['owa-red-proxied', 'owa-blue-proxied']);
  }, 60_000);

  test('with a failed case ends with 1 and explains it in the first screen, without the password', async () => {
    const { code, out } = await coexlab(
      'run',
      'owa-red-proxied',
      'owa-blue-proxied',
      '--mutant',
      'redirects-blue',
    );
    const screen = out.split('\n').slice(0, 24).join('\n');
    expect(screen).toContain('✗ owa-blue-proxied');
    expect(screen).toMatch(/cas2010@Site3 +≠ +—/);
    expect(screen).toMatch(/specs\/coexistence\/owa\/routing\.yaml:\d+/);
    expect(screen).toMatch(/E15-OWA-BLUE {2}Blue.s browser is proxied/);
    expect(screen).toMatch(/repeat +curl /);
    expect(out).not.toContain('Blue-2010-Site3');
    expect(out).toContain('1 ✗ of 1');
    expect(out.trimEnd().split('\n').at(-1)).toBe('1 passed, 1 failed, 0 skipped');
    expect(code).toBe(1);
  }, 60_000);

  test('with --self-check the cases of the lab are run besides, and counted apart', async () => {
    const report = join(folder, 'self-check.json');
    const cases = ['owa-logon-page', 'eas-orange-own-namespace'];
    const { code, out } = await coexlab('run', ...cases, '--self-check', '--reporter', `json=${report}`);
    expect(out).toMatch(/^1 case and 3 of the lab's own · /);
    expect(out.trimEnd().split('\n').slice(-2)).toEqual(['lab: 3 of 3', '1 passed, 0 failed, 0 skipped']);
    expect(code).toBe(0);
    const json = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
    expect(json.cases.map(({ id }) => id)).toEqual(['owa-logon-page/red']);
    expect(json.lab?.map(({ id }) => id)).toEqual([
      'eas-orange-own-namespace',
      'owa-logon-page/purple',
      'owa-logon-page/orange',
    ]);
  }, 60_000);

  test('with a lab that fails its own cases ends with 4: it can judge nobody', async () => {
    const cases =
      '- { id: a-case, clauses: [E15-OWA-ORANGE-1], user: orange, connect: mail-region.contoso.com, do: open, expect: { status: 500 } }';
    const text = `suite: Lab\njudges: lab\nenvironment: coexistence\nprotocol: owa\ncases:\n  ${cases}\n`;
    const { code, out } = await coexlab('run', file('lab.yaml', text), '--self-check');
    expect(out).toContain('✗ a-case');
    expect(out.trimEnd().split('\n').slice(-2)).toEqual(['lab: 0 of 1', '0 passed, 0 failed, 0 skipped']);
    expect(code).toBe(4);
  }, 60_000);

  test('reports for JUnit and for GitHub come with it; the totals stay the last line', async () => {
    const junit = join(folder, 'junit.xml');
    const summary = join(folder, 'summary.md');
    const { ended } = start(
      ['run', 'owa-blue-proxied', '--mutant', 'redirects-blue', '--reporter', `junit=${junit}`],
      { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary },
    );
    const { out } = await ended;
    expect(readFileSync(junit, 'utf8')).toMatch(/<testcase [^>]*name="owa-blue-proxied"[^>]*>\s*<failure/);
    expect(out).toMatch(
      /^::error file=specs\/coexistence\/owa\/routing\.yaml,line=\d+,title=owa-blue-proxied::/m,
    );
    expect(out.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed, 0 skipped');
    expect(readFileSync(summary, 'utf8')).toContain('## coexlab: 0 passed, 1 failed, 0 skipped');
  }, 60_000);

  test('ndjson has a line for every result as it ends, and one for the end, and nothing else', async () => {
    const { ended } = start(
      ['run', 'owa-{red,blue}-proxied', '--mutant', 'redirects-blue', '--reporter', 'ndjson'],
      { GITHUB_ACTIONS: 'true' },
    );
    const { out, code } = await ended;
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const results = lines.slice(0, -1).toSorted((a, b) => String(a.id).localeCompare(String(b.id)));
    expect(results).toMatchObject([
      { type: 'result', id: 'owa-blue-proxied', verdict: 'fail', outcome: 'failed' },
      { type: 'result', id: 'owa-red-proxied', verdict: 'pass', outcome: 'passed' },
    ]);
    expect(results[0]?.text).toMatch(/^✗ owa-blue-proxied {2}(.|\n)*repeat {4}curl /);
    expect(lines.at(-1)).toEqual({ type: 'end', interrupted: false, strays: [], amended: [] });
    expect(code).toBe(1);
  }, 60_000);

  test('a topology file takes the place of the suites’ own', async () => {
    const other = file('other.yaml', topologyText.replace('organization: Contoso', 'organization: Other'));
    const { code, out } = await coexlab('run', 'owa-red-proxied', '--environment', other);
    expect(out).toMatch(/1 case · .*other\.yaml · implementation builtin/);
    expect(code).toBe(0);
  }, 60_000);

  test('--list prints the selected cases and runs nothing; shards are disjoint and together everything', async () => {
    const lists = await Promise.all(
      [[], ['--shard', '1/2'], ['--shard', '2/2']].map((shard) => coexlab('run', '--list', ...shard)),
    );
    const [all, ...shares] = lists.map(({ out }) => out.match(/^\S+/gm)?.toSorted() ?? []);
    expect(all?.length).toBeGreaterThan(50);
    expect(shares.flat().toSorted()).toEqual(all);
    expect(lists.map(({ code }) => code)).toEqual([0, 0, 0]);
  }, 60_000);

  test('Ctrl-C ends it in order: what ran is reported, exit code 130', async () => {
    const { child, ended, said } = start(['run', '--verbose', '--concurrency', '1']);
    await heard(child, said, /✓ /);
    child.kill('SIGINT');
    const { code, out } = await ended;
    expect(out).toMatch(/interrupted after \d+ of \d+ cases/);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^\d+ passed, 0 failed, 0 skipped$/);
    expect(code).toBe(130);
  }, 60_000);
});

describe('coexlab explain', () => {
  test('one protocol in full, as text and as JSON', async () => {
    const [text, json] = await Promise.all([
      coexlab('explain', 'violet', 'eas', '--overlay', 'site3-e2007'),
      coexlab('explain', 'violet', 'eas', '--overlay', 'site3-e2007', '--json'),
    ]);
    expect(text.out).toMatch(/E15-EAS-VIOLET +it is MBX2013's hop[^\n]*\n +cas2007-3 +/);
    expect(text.out).toMatch(/\npath: cas2013-1 or cas2013-2 → mbx2013-\d → cas2007-\d → mbx2007-2\n$/);
    expect(JSON.parse(json.out)).toMatchObject({
      version: 2,
      routes: [
        {
          mailbox: { version: 2007, site: 'Site3' },
          decision: {
            kind: 'proxy',
            reasons: expect.arrayContaining([{ clause: 'E15-EAS-VIOLET', text: expect.any(String) }]),
          },
          path: [
            ['cas2013-1', 'cas2013-2'],
            [expect.stringMatching(/^mbx2013/)],
            [expect.any(String)],
            ['mbx2007-2'],
          ],
        },
      ],
    });
    expect([text.code, json.code]).toEqual([0, 0]);
  }, 60_000);

  test('every protocol as a table, in a topology of one’s own', async () => {
    const own = file('own.yaml', topologyText.replaceAll('contoso.com', 'fabrikam.test'));
    const { out, code } = await coexlab('explain', 'orange', '--topology', own);
    expect(out).toContain('at mail.fabrikam.test → cas2013-1 or cas2013-2');
    expect(out).toMatch(/owa │ redirect .*E15-OWA-ORANGE-2/);
    expect(out).toMatch(/eas │ proxy .*E15-EAS-ORANGE-2/);
    expect(code).toBe(0);
  }, 60_000);
});

describe('coexlab up', () => {
  test('prints names, personas and curl lines that work, and cleans up after Ctrl-C', async () => {
    const json = join(folder, 'up.json');
    const { child, ended, said } = start(['up', '--overlay', 'site3-e2007', '--json', json]);
    await heard(child, said, /violet\ncurl .*\n/);
    const lab = JSON.parse(readFileSync(json, 'utf8')) as LabDescription;
    expect(lab.environment).toBe('coexistence+site3-e2007');
    expect(lab.servers.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['cas2013-1', 'cas2007-4', 'mbx2010-3', 'directory']),
    );
    expect(Object.keys(lab.names)).toContain('mail.contoso.com:443');
    const pages = await Promise.all(
      lab.personas.map(async ({ name, curl }) => {
        expect(said()).toContain(curl);
        return [name, await shell(curl)] as const;
      }),
    );
    const page = new Map(pages);
    expect(page.get('red')).toContain("You are reading red's mailbox on mbx2010-1.");
    expect(page.get('blue')).toContain("You are reading blue's mailbox on mbx2010-3.");
    expect(page.get('green')).toContain("You are reading green's mailbox on mbx2013-1.");
    expect(page.get('purple')).toContain('action="https://legacy.contoso.com/owa/auth/owaauth.dll"');
    expect(page.get('violet')).toContain('action="https://legacy.contoso.com/owa/auth/owaauth.dll"');
    expect(page.get('orange')).toContain('action="https://mail-region.contoso.com/owa/auth');
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(existsSync(lab.caFile)).toBe(false);
  }, 60_000);
});

describe('coexlab proxy', () => {
  test('is a front end of its own; a port that cannot be bound ends with 3 and names the server', async () => {
    const authority = await createCertificateAuthority();
    const topology = loadTopology('fixtures/topologies/coexistence.yaml');
    const lab = await startInProcessLab({
      topology,
      authority,
      implementation: (clock) => builtinImplementation({ clock }),
      clock: 'real',
    });
    const tls = await authority.identityFor(['mail.contoso.com']);
    const config = (port: number) =>
      file(
        `proxy-${port}.json`,
        JSON.stringify({
          server: 'cas2013-1',
          listen: { address: '127.0.0.1', port },
          tls,
          names: lab.names.corporate,
          directory: { url: `https://${topology.directory.fqdn}`, key: lab.labKey },
          labKey: lab.labKey,
          sessionSecret: 'a secret of this test',
        }),
      );
    const { child, ended, said } = start(['proxy', '--config', config(0)]);
    await heard(child, said, /\n/);
    const ready = JSON.parse(said()) as { ports: { endpoint: { port: number } }[] };
    const port = ready.ports[0]?.endpoint.port ?? 0;
    const ca = file('ca.pem', lab.ca);
    const route = `--connect-to mail.contoso.com:443:127.0.0.1:${port}`;
    const page = await shell(`curl -sS -L --cacert ${ca} ${route} https://mail.contoso.com/owa/`);
    expect(page).toContain('action="/owa/auth.owa"');
    const second = await coexlab('proxy', '--config', config(port));
    expect(second.err).toMatch(/cas2013-1 cannot listen on 127\.0\.0\.1:\d+: .*EADDRINUSE/);
    expect(second.code).toBe(3);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    await lab.close();
  }, 60_000);

  test('--help shows a configuration that is valid', () => {
    for (const name of ['key.pem', 'cert.pem', 'lab-ca.pem']) file(name, `the text of ${name}`);
    const config = readProxyConfig(file('example.yaml', proxyConfigExample));
    expect(config).toMatchObject({ server: 'cas2013-1', tls: { ca: 'the text of lab-ca.pem' } });
  });
});

describe('coexlab serve', () => {
  test('keys and names that are none end with 2, and show no key', async () => {
    const keys = file('no-keys.json', '{ "labKey": "topsecret" }');
    const wrongKeys = await coexlab('serve', '--server', 'cas2013-1', '--keys', keys);
    expect(wrongKeys.err).toMatch(
      /no-keys\.json: expected what `coexlab keys` writes; labKey: expected .* found another/,
    );
    expect(wrongKeys.err).not.toContain('topsecret');
    const good = file('keys.json', (await coexlab('keys')).out);
    const names = file('no-names.json', '{ "a.contoso.com:443": [{ "address": "127.0.0.1" }] }');
    const wrongNames = await coexlab('serve', '--server', 'cas2013-1', '--keys', good, '--names', names);
    expect(wrongNames.err).toMatch(
      /no-names\.json: .*; a\.contoso\.com:443\[0\]\.port: expected a number, found nothing/,
    );
    expect([wrongKeys.code, wrongNames.code]).toEqual([2, 2]);
  }, 60_000);

  test('without a directory that answers ends with 3 and a sentence', async () => {
    const keys = file('keys.json', (await coexlab('keys')).out);
    const names = file('names.json', '{}');
    const { code, out, err } = await coexlab(
      'serve',
      '--server',
      'cas2013-1',
      '--keys',
      keys,
      '--names',
      names,
    );
    expect(err).toBe('the directory does not answer: no server of the lab answers to dc1.contoso.com:443\n');
    expect(out).toBe('');
    expect(code).toBe(3);
  }, 60_000);
});

describe('the lists', () => {
  test('mutants --names has one name a line', async () => {
    const { out, code } = await coexlab('mutants', '--names');
    expect(out.trimEnd().split('\n')).toEqual(
      expect.arrayContaining(['treats-2007-as-2010', 'redirects-blue']),
    );
    expect(out).toMatch(/^([a-z0-9-]+\n)+$/);
    expect(code).toBe(0);
  });

  test('mutants lists those that are named', async () => {
    const { out } = await coexlab('mutants', 'redirects-{blue,anywhere}', '--names');
    expect(out).toBe('redirects-blue\nredirects-anywhere\n');
  });

  test('mutants says of each what it does, and the sentence and the clause that it breaks', async () => {
    const { out } = await coexlab('mutants');
    expect(out).toMatch(
      /^redirects-blue +redirects to a site .*\n +breaks TOP-4: A 2010 site without an ExternalUrl is proxied to\.$/m,
    );
    const json = JSON.parse((await coexlab('mutants', '--json')).out) as { mutants: { name: string }[] };
    expect(json.mutants.find(({ name }) => name === 'redirects-blue')).toMatchObject({
      clause: 'TOP-4',
      sentence: 'A 2010 site without an ExternalUrl is proxied to.',
      breaks: expect.arrayContaining([expect.stringContaining('blue-proxied')]),
    });
  });

  test('schema topology and schema spec are JSON Schemas', async () => {
    for (const name of ['topology', 'spec']) {
      const { out, code } = await coexlab('schema', name);
      expect(JSON.parse(out)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
      expect(code).toBe(0);
    }
  });

  test('coverage names every clause of the registry', async () => {
    const { out, code } = await coexlab('coverage', '--json');
    const { clauses } = JSON.parse(out) as { clauses: { id: string; status: string; cases: string[] }[] };
    expect(clauses.length).toBeGreaterThan(100);
    const red = clauses.find(({ id }) => id === 'E15-OWA-RED');
    expect(red?.status).toBe('covered');
    expect(red?.cases).toContain('owa-red-proxied');
    expect(code).toBe(0);
  });

  test('coverage by a report tells what fails, in JSON and as a table', async () => {
    const report = join(folder, 'failing.json');
    const cases = ['owa-red-proxied', 'owa-blue-proxied', '--mutant', 'redirects-blue'];
    await coexlab('run', ...cases, '--reporter', `json=${report}`);
    const { out } = await coexlab('coverage', 'E15-OWA-{RED,BLUE}', '--report', report, '--json');
    const { clauses } = JSON.parse(out) as { clauses: object[] };
    expect(clauses).toMatchObject([
      { id: 'E15-OWA-RED', kind: 'route', status: 'covered' },
      { id: 'E15-OWA-BLUE', kind: 'route', status: 'failing' },
    ]);
    const table = await coexlab('coverage', 'E15-OWA-*', '--report', report);
    expect(table.out).toMatch(/^E15-OWA {2}7 of 8 covered, 1 failing, 1 judged at the lab's own servers$/m);
    expect(table.out).toMatch(/^ {2}✗ E15-OWA-BLUE +route +A +failing +owa-blue-proxied$/m);
    expect(table.code).toBe(0);
  }, 60_000);

  test('run --list --json names what a program needs', async () => {
    const { out } = await coexlab('run', 'owa-red-proxied', '--list', '--json');
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      cases: [{ id: 'owa-red-proxied', user: 'red', protocol: 'owa', environment: 'coexistence' }],
    });
  });

  test('--help says what the exit codes mean; --version is that of the package', async () => {
    expect((await coexlab('--help')).out).toMatch(/Exit codes:\n +0 /);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect((await coexlab('--version')).out).toBe(`${version}\n`);
  });
});

async function heard(child: ChildProcess, said: () => string, text: RegExp): Promise<void> {
  while (!text.test(said())) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode} and said:\n${said()}`);
    if (child.stdout === null) throw new Error('it has no output');
    await once(child.stdout, 'data');
  }
}

async function shell(command: string): Promise<string> {
  const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  await once(child, 'close');
  return out;
}
