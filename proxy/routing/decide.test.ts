import { describe, expect, test } from '@jest/globals';
import type { HttpProtocol } from '../../protocols/registry.ts';
import { findAccount, type Server, type Topology } from '../../topology/index.ts';
import { everythingUp, type Health } from '../health/health.ts';
import { coexistence } from '../testing/test-front-end.ts';
import type { Decision, RequestFacts } from '../types.ts';
import { decide } from './decide.ts';

type Change = (server: Server) => Server;

interface Situation {
  user: string;
  protocol?: HttpProtocol;
  freshLogon?: boolean;
  secure?: boolean;
  url?: string;
  frontEnd?: RequestFacts['frontEnd'];
  change?: Change;
  health?: Health;
}

function decided(situation: Situation): Decision {
  const base = coexistence('site3-e2007');
  const topology: Topology = situation.change
    ? { ...base, servers: base.servers.map(situation.change) }
    : base;
  const mailbox = findAccount(topology, situation.user)?.mailbox;
  if (mailbox == null) throw new Error(`${situation.user} has no mailbox`);
  return decide(
    {
      protocol: situation.protocol ?? 'owa',
      frontEnd: situation.frontEnd ?? { server: 'cas2013-1', site: 'Site1' },
      host: 'mail.contoso.com',
      url: situation.url ?? '/owa/',
      secure: situation.secure ?? true,
      freshLogon: situation.freshLogon ?? true,
    },
    mailbox,
    topology,
    situation.health ?? everythingUp,
  );
}

/** One line that says everything a reader of the article asks. */
function summary(decision: Decision): string {
  switch (decision.kind) {
    case 'proxy':
      return `proxy ${decision.candidates
        .map(({ origin }) => origin.replace('https://', '').replace('.contoso.com', ''))
        .toSorted()
        .join(' ')}`;
    case 'redirect':
      return `${decision.style} ${decision.to} then ${decision.destination}`;
    case 'refuse':
      return `refuse ${decision.status}`;
  }
}

const clausesOf = (decision: Decision) => decision.reasons.map(({ clause }) => clause);

const named =
  (names: RegExp, change: Change): Change =>
  (server) =>
    names.test(server.name) ? change(server) : server;

const owa = (patch: Partial<NonNullable<Server['virtualDirectories']['owa']>>): Change => {
  return (server) => {
    const directory = server.virtualDirectories.owa;
    if (directory === undefined) return server;
    return {
      ...server,
      virtualDirectories: { ...server.virtualDirectories, owa: { ...directory, ...patch } },
    };
  };
};

const withoutOwaUrl: Change = (server) => {
  const { owa: directory, ...others } = server.virtualDirectories;
  if (directory === undefined) return server;
  const { externalUrl: _, ...rest } = directory;
  return { ...server, virtualDirectories: { ...others, owa: rest } };
};

const withoutOwa: Change = (server) => {
  const { owa: _, ...virtualDirectories } = server.virtualDirectories;
  return { ...server, virtualDirectories };
};

const outOfService: Change = (server) => ({ ...server, isOutOfService: true });

const legacySso =
  'silent-sso https://legacy.contoso.com/owa/auth/owaauth.dll then https://legacy.contoso.com/owa/';
const legacyPlain = 'plain https://legacy.contoso.com/owa then https://legacy.contoso.com/owa/';

describe('OWA, each colour after its logon form', () => {
  test.each([
    ['red', 'E15-OWA-RED', 'proxy cas2010-1 cas2010-2'],
    ['purple', 'E15-OWA-PURPLE', legacySso],
    ['blue', 'E15-OWA-BLUE', 'proxy cas2010-5 cas2010-6'],
    [
      'orange',
      'E15-OWA-ORANGE-2',
      'silent-sso https://mail-region.contoso.com/owa/auth.owa then https://mail-region.contoso.com/owa/',
    ],
    ['violet', 'E15-OWA-VIOLET', legacySso],
    ['green', 'E15-OWA-GREEN', 'proxy mbx2013-1:444'],
  ])('%s (%s): %s', (user, clause, expected) => {
    const decision = decided({ user });
    expect(summary(decision)).toBe(expected);
    expect(clausesOf(decision)).toContain(clause);
  });

  test("the user's path moves along", () => {
    expect(decided({ user: 'purple', url: '/owa/?ae=Item&id=1' })).toMatchObject({
      destination: 'https://legacy.contoso.com/owa/?ae=Item&id=1',
    });
    expect(decided({ user: 'orange', url: '/OWA/calendar/x?y' })).toMatchObject({
      destination: 'https://mail-region.contoso.com/owa/calendar/x?y',
    });
    expect(decided({ user: 'orange', url: '/owa' })).toMatchObject({
      destination: 'https://mail-region.contoso.com/owa/',
    });
  });

  test("a 2007 site with an ExternalUrl of its own is redirected to, not the front end's", () => {
    const change = named(/^cas2007-[34]/, owa({ externalUrl: 'https://legacy3.contoso.com/owa' }));
    expect(summary(decided({ user: 'violet', change }))).toBe(
      'silent-sso https://legacy3.contoso.com/owa/auth/owaauth.dll then https://legacy3.contoso.com/owa/',
    );
  });

  test('2007 and no ExternalUrl anywhere: refused, never proxied', () => {
    const change = named(/^cas2007/, withoutOwaUrl);
    for (const user of ['purple', 'violet']) {
      const decision = decided({ user, change });
      expect(summary(decision)).toBe('refuse 503');
      expect(decision).toMatchObject({ why: expect.stringContaining('ExternalUrl') });
    }
  });

  test('seen from a front end in another site, the sites change their parts', () => {
    const frontEnd = { server: 'cas2013-x', site: 'Site2' };
    expect(summary(decided({ user: 'orange', frontEnd }))).toBe('proxy cas2010-3 cas2010-4');
    expect(summary(decided({ user: 'red', frontEnd }))).toBe(
      'silent-sso https://mail.contoso.com/owa/auth.owa then https://mail.contoso.com/owa/',
    );
  });
});

describe('E15-OWA-7: single sign-on needs the form, HTTPS, and FBA on both sides', () => {
  const fbaOff = owa({ formsAuthentication: false });
  test.each<[string, Partial<Situation>]>([
    ['no form was submitted', { freshLogon: false }],
    ['not over HTTPS', { secure: false }],
    ['FBA off on the target', { change: named(/^cas2007/, fbaOff) }],
    ['FBA off on one of the servers behind the target name', { change: named(/^cas2007-2/, fbaOff) }],
    ['FBA off here', { change: named(/^cas2013/, fbaOff) }],
  ])('%s: a plain redirect to the ExternalUrl', (_name, situation) => {
    const decision = decided({ user: 'purple', ...situation });
    expect(summary(decision)).toBe(legacyPlain);
    expect(clausesOf(decision)).toContain('E15-OWA-7');
  });

  test('an http ExternalUrl: a plain redirect to it, and no password in the clear', () => {
    const change = named(/^cas2007/, owa({ externalUrl: 'http://legacy.contoso.com/owa' }));
    expect(summary(decided({ user: 'purple', change }))).toBe(
      'plain http://legacy.contoso.com/owa then http://legacy.contoso.com/owa/',
    );
  });

  test('FBA off behind the same URL in other letters counts too', () => {
    const sameUrl = { externalUrl: 'https://Legacy.Contoso.COM:443/owa', formsAuthentication: false };
    const change = named(/^cas2007-2/, owa(sameUrl));
    expect(summary(decided({ user: 'purple', change }))).toBe(legacyPlain);
  });

  test('FBA off on a server that is not involved changes nothing', () => {
    expect(summary(decided({ user: 'purple', change: named(/^cas2010/, fbaOff) }))).toBe(legacySso);
  });
});

describe('TOP-4: Internet-facing is derived from ExternalUrl', () => {
  test('a left-over ExternalUrl in Site3 redirects blue (field bug 15)', () => {
    const change = named(/^cas2010-6/, owa({ externalUrl: 'https://site3.contoso.com/owa' }));
    expect(summary(decided({ user: 'blue', change }))).toMatch(/^silent-sso https:\/\/site3\.contoso\.com\//);
  });

  test('without it, Site2 is proxied to like Site3', () => {
    const change = named(/^cas2010-[34]/, withoutOwaUrl);
    expect(summary(decided({ user: 'orange', change }))).toBe('proxy cas2010-3 cas2010-4');
  });

  test('an ExternalUrl on one server of the site is enough (field bug 14)', () => {
    const change = named(/^cas2010-3/, withoutOwaUrl);
    expect(summary(decided({ user: 'orange', change }))).toMatch(/^silent-sso https:\/\/mail-region/);
  });
});

describe('choosing among the candidates', () => {
  test('SEL-1: the URL is the FQDN, whatever InternalUrl and ExternalUrl say', () => {
    const change = named(
      /^cas2010-[12]/,
      owa({ internalUrl: 'https://vip.contoso.com/owa', externalUrl: 'https://mail.contoso.com/owa' }),
    );
    const decision = decided({ user: 'red', change });
    expect(decision).toMatchObject({ kind: 'proxy' });
    expect(JSON.stringify(decision.kind === 'proxy' && decision.candidates)).not.toMatch(/vip|mail\./);
  });

  test('SEL-9: IsOutOfService excludes a 2010 server, and says so', () => {
    const decision = decided({ user: 'red', change: named(/^cas2010-2/, outOfService) });
    expect(summary(decision)).toBe('proxy cas2010-1');
    expect(decision.considered).toContainEqual({
      server: 'cas2010-2',
      excluded: 'is out of service (SEL-9)',
    });
  });

  test('SEL-7: a server that is down for the protocol is excluded, for another protocol it is not', () => {
    const health: Health = {
      isUp: (server, protocol) => !(server === 'cas2010-1' && protocol === 'owa'),
      revision: 1,
    };
    expect(summary(decided({ user: 'red', health }))).toBe('proxy cas2010-2');
    expect(summary(decided({ user: 'red', protocol: 'eas', health }))).toBe('proxy cas2010-1 cas2010-2');
  });

  test.each<[string, Partial<Situation>]>([
    ['down', { health: { isUp: () => false, revision: 1 } }],
    ['out of service', { change: named(/^cas2010-[12]/, outOfService) }],
    ['without the virtual directory', { change: named(/^cas2010-[12]/, withoutOwa) }],
  ])('SEL-12: all of them %s: 503, and every server is accounted for', (_name, situation) => {
    const decision = decided({ user: 'red', ...situation });
    expect(summary(decision)).toBe('refuse 503');
    expect(clausesOf(decision)).toContain('SEL-12');
    expect(decision.considered.every(({ excluded }) => excluded !== null)).toBe(true);
  });

  test('the active copy down: 503, never the passive one', () => {
    const health: Health = { isUp: (server) => server !== 'mbx2013-1', revision: 1 };
    expect(summary(decided({ user: 'green', health }))).toBe('refuse 503');
  });

  test('SEL-11: a user stays with one server, and both servers get users', () => {
    const targets = new Set<string>();
    for (let index = 0; index < 64; index += 1) {
      const user = `red-${index.toString(36).padStart(4, '0')}`;
      const [first, second] = [decided({ user }), decided({ user })];
      expect(first).toEqual(second);
      if (first.kind === 'proxy') targets.add(first.target.server);
    }
    expect([...targets].toSorted()).toEqual(['cas2010-1', 'cas2010-2']);
  });

  test('SEL-13: every excluded server has its reason', () => {
    const { considered } = decided({ user: 'red' });
    expect(Object.fromEntries(considered.map(({ server, excluded }) => [server, excluded]))).toMatchObject({
      'cas2010-1': null,
      'cas2007-1': 'is Exchange 2007, not 2010 (SEL-13)',
      'cas2010-5': 'is in Site3, not Site1 (SEL-13)',
    });
  });
});

describe('ActiveSync is always proxied (E15-EAS-*)', () => {
  test.each([
    ['red', 'E15-EAS-RED', 'proxy cas2010-1 cas2010-2'],
    ['blue', 'E15-EAS-BLUE', 'proxy cas2010-5 cas2010-6'],
    ['orange', 'E15-EAS-ORANGE-2', 'proxy cas2010-3 cas2010-4'],
    ['purple', 'E15-EAS-PURPLE', 'proxy mbx2013-1:444 mbx2013-2:444'],
    ['violet', 'E15-EAS-VIOLET', 'proxy mbx2013-1:444 mbx2013-2:444'],
    ['green', 'E15-EAS-GREEN', 'proxy mbx2013-1:444'],
  ])('%s (%s): %s', (user, clause, expected) => {
    const decision = decided({ user, protocol: 'eas', url: '/Microsoft-Server-ActiveSync?Cmd=Ping' });
    expect(summary(decision)).toBe(expected);
    expect(clausesOf(decision)).toContain(clause);
  });
});
