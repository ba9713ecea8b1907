const suffixes = 36 ** 4;
/** Coprime to `suffixes`, so that every suffix comes once before any comes again. */
const stride = 611_953;

/**
 * Names for the users of a run's cases: `<persona>-<4 of base 36>`, such as `purple-k3f9`. The same seed gives the same
 * names in the same order; none comes twice among 1,679,616.
 */
export function createAliases(seed: number): (persona: string) => string {
  let state = Math.abs(Math.trunc(seed)) % suffixes;
  return (persona) => {
    state = (state + stride) % suffixes;
    return `${persona.toLowerCase()}-${state.toString(36).padStart(4, '0')}`;
  };
}
