import type { Mutant } from '../mutant.ts';
import { answers } from './answers/index.ts';
import { choice } from './choice/index.ts';
import { devices } from './devices/index.ts';
import { discovery } from './discovery/index.ts';
import { forwarding } from './forwarding/index.ts';
import { handling } from './handling/index.ts';
import { logs } from './logs/index.ts';
import { requests } from './requests/index.ts';
import { sessions } from './sessions/index.ts';
import { signIn } from './sign-in/index.ts';

/** The mutants by what is wrong: the choice of a server, what passes on of a request … Each folder lists its own. */
export const rooms: Readonly<Record<string, readonly Mutant[]>> = {
  choice,
  requests,
  answers,
  'sign-in': signIn,
  sessions,
  devices,
  discovery,
  forwarding,
  handling,
  logs,
};

/** Every mutant. Each room's test proves that its mutants fail the cases that they name, mutants.test.ts that no case is left. */
export const mutants: readonly Mutant[] = Object.values(rooms).flat();
