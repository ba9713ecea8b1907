import type { Mutant } from '../../mutant.ts';

export const formWithoutCharsetAlone: Mutant = {
  name: 'form-without-charset-alone',
  description: 'takes a form only where its media type says nothing else',
  sentence: 'A charset beside the media type of the form changes nothing.',
  clause: 'WIRE-OWA-8',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { forms } = frontEnd;
      const isPlain = context.request.headers['content-type'] === 'application/x-www-form-urlencoded';
      const read: typeof forms.read = (body) => (isPlain ? forms.read(body) : null);
      return handle({ ...frontEnd, forms: { ...forms, read } }, context);
    },
  },
  breaks: ['owa-form-with-a-charset'],
};
