import type { Mutant } from '../../mutant.ts';

export const hidesHostBehindControls: Mutant = {
  name: 'hides-host-behind-controls',
  description: 'looks for the host before it leaves tabs and line ends out',
  sentence: 'Tabs and line ends, which a browser leaves out, do not hide a host.',
  clause: 'WIRE-OWA-10',
  changes: {
    forms: (forms) => ({
      ...forms,
      destination: (wanted, host) =>
        /^\/(?![/\\])/.test(wanted)
          ? new URL(wanted, `https://${host}`).href
          : forms.destination(wanted, host),
    }),
  },
  breaks: ['owa-destination-hidden-by-controls'],
};
