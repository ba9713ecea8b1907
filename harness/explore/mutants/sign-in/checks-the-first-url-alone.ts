import type { Mutant } from '../../mutant.ts';

export const checksTheFirstUrlAlone: Mutant = {
  name: 'checks-the-first-url-alone',
  description: 'looks whether the first url of the logon page is harmless, and leads to the last',
  sentence: 'Where a logon page has several urls, none of them leads elsewhere.',
  clause: 'WIRE-OWA-10',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const urls = new URLSearchParams(context.url.split('?')[1]).getAll('url');
      const last = urls.at(-1);
      const { forms } = frontEnd;
      const logonPage: typeof forms.logonPage = (page, reason) =>
        forms.logonPage(urls.length > 1 && last !== undefined ? last : page, reason);
      // What its own page says is believed.
      const destination: typeof forms.destination = (wanted, host) =>
        forms.destination(wanted, host) ?? (wanted.startsWith('https:') ? wanted : null);
      const trusting = context.method === 'POST' ? { ...forms, destination } : { ...forms, logonPage };
      return handle({ ...frontEnd, forms: trusting }, context);
    },
  },
  breaks: ['owa-several-urls'],
};
