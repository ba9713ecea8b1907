import type { Mutant } from '../../mutant.ts';

export const trustsItsOwnPage: Mutant = {
  name: 'trusts-its-own-page',
  description: 'checks the url of the logon page, and not the destination of the form that comes back',
  sentence: 'A form may come from anywhere: its destination is checked when it is posted.',
  clause: 'WIRE-OWA-10',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      if (context.method !== 'POST') return handle(frontEnd, context);
      const { forms } = frontEnd;
      const destination = (wanted: string, host: string) => forms.destination(wanted, host) ?? wanted;
      return handle({ ...frontEnd, forms: { ...forms, destination } }, context);
    },
  },
  breaks: ['owa-destination-{elsewhere,prefix-host,suffix-host,mentions-host,user-information}'],
};
