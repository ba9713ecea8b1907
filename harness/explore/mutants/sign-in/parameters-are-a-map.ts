import type { Mutant } from '../../mutant.ts';

export const parametersAreAMap: Mutant = {
  name: 'parameters-are-a-map',
  description: 'keeps one value of each parameter of the page that was asked for',
  sentence: 'A parameter that occurs twice in the page that was asked for survives twice.',
  clause: 'WIRE-OWA-12',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination(wanted, host) {
        const [page = '', query] = forms.destination(wanted, host)?.split('?', 2) ?? [];
        if (page === '') return null;
        if (query === undefined) return page;
        const byName = new Map(query.split('&').map((pair) => [pair.split('=', 1)[0], pair]));
        return `${page}?${[...byName.values()].join('&')}`;
      },
    }),
  },
  breaks: ['owa-deep-link-survives/*', 'owa-redirect-keeps-every-parameter/*'],
};
