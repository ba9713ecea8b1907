import type { Socket } from 'node:net';
import type { Mutant } from '../../mutant.ts';

export const logonPageRepeatsTheName: Mutant = {
  name: 'logon-page-repeats-the-name',
  description: 'writes the name that was typed into the page after a wrong password, as it is',
  sentence: 'What somebody types does not become markup of a page.',
  clause: 'WIRE-OWA-41',
  changes: {
    handle: (handle) => (frontEnd, context) => {
      const { forms } = frontEnd;
      const { socket } = context.request;
      const read: typeof forms.read = (body) => {
        const form = forms.read(body);
        typed.set(socket, form?.username ?? '');
        return form;
      };
      const logonPage: typeof forms.logonPage = (page, reason) =>
        forms.logonPage(page, reason).replace('<form', () => `<p>${typed.get(socket) ?? ''}</p><form`);
      return handle({ ...frontEnd, forms: { ...forms, read, logonPage } }, context);
    },
  },
  breaks: ['owa-names-and-destinations-are-escaped'],
};

/** The name that was typed last. */
const typed = new WeakMap<Socket, string>();
