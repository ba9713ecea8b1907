import type { Mutant } from '../../mutant.ts';

export const losesBodiesOf64Kib: Mutant = {
  name: 'loses-bodies-of-64-kib',
  description: 'takes a body that just fits what it keeps for one that does not, after it has read it',
  sentence: 'A body of 64 KiB passes on like a shorter one.',
  clause: 'WIRE-REQ-20',
  changes: {
    forward: (forward) => (forwarded) =>
      forward(
        forwarded.body instanceof Buffer && forwarded.body.length >= 65_536
          ? { ...forwarded, body: 'stream' }
          : forwarded,
      ),
  },
  breaks: ['owa-large-body/*'],
};
