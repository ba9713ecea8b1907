import { distance } from 'fastest-levenshtein';

/** ` (did you mean "x"?)` for the nearest of `candidates`, or the empty string when none is near. Case does not count. */
export function didYouMean(found: string, candidates: readonly string[]): string {
  const wanted = found.toLowerCase();
  const [nearest] = candidates
    .map((candidate) => ({ candidate, away: distance(wanted, candidate.toLowerCase()) }))
    .toSorted((a, b) => a.away - b.away);
  const limit = Math.max(2, Math.floor(found.length / 2));
  return nearest !== undefined && nearest.away <= limit ? ` (did you mean "${nearest.candidate}"?)` : '';
}
