import type { Protocol } from '../../protocols/registry.ts';
import type { Topology } from '../../topology/index.ts';
import type { EnvironmentPatch, Step } from './schema.ts';

/** A case, expanded (`each`), normalised (always `steps`) and checked against its topology: ready to run. */
export interface Case {
  /** `<id>` or, from `each`, `<id>/<value>[/<value>]`. */
  id: string;
  title: string;
  clauses: string[];
  /** Whose verdict it is: the implementation's, or the lab's own where no server under test has a part. */
  judges: 'implementation' | 'lab';
  /** Whether it is asserted or only observed. */
  kind: 'assert' | 'observe';
  protocol: Protocol;
  user: string;
  /** How many aliases of the user do the case, each by itself. */
  users: number;
  connect: string;
  /** The server that the load balancer leads the clients to that name none; null: any. */
  member: string | null;
  /** The clients besides that of `user`, by name. */
  clients: Readonly<Record<string, CaseClient>>;
  needs: string[];
  steps: Step[];
  with: EnvironmentPatch | null;
  /** Needs a lab that nobody else uses. */
  exclusive: boolean;
  expectedFailure: string | null;
  environment: Environment;
  /** Where it is written: `specs/coexistence/owa/routing.yaml:12`. */
  place: string;
}

/** A further client of a case. */
export interface CaseClient {
  /** Whose it is; the case's own user by default. */
  user: string;
  member: string | null;
}

/** The organisation that a case runs in, before its own `with`. */
export interface Environment {
  /** `coexistence`, or `coexistence+site3-e2007` with overlays. */
  name: string;
  topology: Topology;
  /** Builds the same organisation with merge patches, one on top of the other. @throws SourceError */
  patched(...patches: Record<string, unknown>[]): Topology;
}
