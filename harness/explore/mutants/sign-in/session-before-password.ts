import type { Mutant } from '../../mutant.ts';

export const sessionBeforePassword: Mutant = {
  name: 'session-before-password',
  description: 'begins the session when a form comes, and looks at the password afterwards',
  sentence: 'A wrong password begins no session.',
  clause: 'WIRE-OWA-38',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { discovery, sessions, clock } = frontEnd;
      const logon: typeof discovery.logon = async (user, password) => {
        const account = await discovery.account(user);
        if (account !== null) {
          const { name, userPrincipalName } = account;
          const session = { user: name, userPrincipalName, isPrivate: false, lastSeen: clock.now() };
          context.setCookies = sessions.issue(session);
        }
        return discovery.logon(user, password);
      };
      return handle({ ...frontEnd, discovery: { ...discovery, logon } }, context);
    },
  },
  breaks: ['owa-wrong-password-begins-no-session/*', 'owa-unknown-user-looks-alike/*'],
};
