import type { Mutant } from '../../mutant.ts';

export const asksAboutEmptyPasswords: Mutant = {
  name: 'asks-about-empty-passwords',
  description: 'asks the directory about an empty password, to which LDAP says yes',
  sentence: 'A form without a password is answered without a question to the directory.',
  clause: 'WIRE-OWA-40',
  changes: {
    forms: (forms) => ({
      ...forms,
      read(body) {
        const fields = new URLSearchParams(body);
        const username = fields.get('username');
        if (username === null || fields.has('password')) return forms.read(body);
        return { destination: fields.get('destination') ?? '', username, password: '', isPrivate: false };
      },
    }),
  },
  breaks: ['owa-form-without-password'],
};
