import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { preferring } from '../../altered.ts';
import type { Mutant } from '../../mutant.ts';

const chosen = new LRUCache<string, string>({ max: 10 });
let throws = 0;

export const remembersTenUsers: Mutant = {
  name: 'remembers-ten-users',
  description: 'throws dice for a candidate, and remembers only of the last ten users which one they got',
  sentence: 'The same user gets the same server before and after other users came and went.',
  clause: 'WIRE-SEL-4',
  changes: preferring((candidates, { mailboxGuid }) => {
    const known = candidates.find(({ server }) => server === chosen.get(mailboxGuid));
    if (known !== undefined) return known;
    throws += 1;
    const [eyes = 0] = createHash('sha256').update(String(throws)).digest();
    const thrown = candidates.toSorted((a, b) => a.server.localeCompare(b.server))[eyes % candidates.length];
    if (thrown !== undefined) chosen.set(mailboxGuid, thrown.server);
    return thrown;
  }),
  breaks: ['eas-users-stay-among-others'],
};
