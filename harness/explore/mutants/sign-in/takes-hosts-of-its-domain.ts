import type { Mutant } from '../../mutant.ts';

export const takesHostsOfItsDomain: Mutant = {
  name: 'takes-hosts-of-its-domain',
  description: 'takes every host of its own domain',
  sentence: 'Another host of the same domain is another host, for anybody may have a page there.',
  clause: 'WIRE-OWA-10',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) =>
        URL.canParse(wanted) && new URL(wanted).hostname.endsWith('.contoso.com')
          ? wanted
          : forms.destination(wanted, host),
    }),
  },
  breaks: ['owa-destination-suffix-host'],
};
