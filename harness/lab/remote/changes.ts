/** One place at which a JSON value differs from an earlier one; without a `value` it is gone. */
export interface Change {
  path: (string | number)[];
  value?: unknown;
}

/**
 * What to change to make one JSON value of another: a patched organisation differs in a line or two, and twenty servers
 * need not be sent the whole of it. Lists of another length are replaced as a whole. Parts that are the same object are
 * not looked into.
 */
export function changesBetween(before: unknown, after: unknown, path: Change['path'] = []): Change[] {
  if (before === after) return [];
  if (!isComposed(before) || !isComposed(after) || isList(before) !== isList(after))
    return [{ path, value: after }];
  if (isList(before) && Object.keys(before).length !== Object.keys(after).length)
    return [{ path, value: after }];
  const gone = Object.keys(before)
    .filter((key) => after[key] === undefined && before[key] !== undefined)
    .map((key): Change => ({ path: [...path, key] }));
  const kept = Object.keys(after)
    .filter((key) => after[key] !== undefined)
    .flatMap((key) => changesBetween(before[key], after[key], [...path, key]));
  return [...gone, ...kept];
}

/** The value with those changes made; parts that did not change are shared with it, and it stays as it was. */
export function withChanges<T>(value: T, changes: readonly Change[]): T {
  return changes.reduce<unknown>((changed, { path, ...rest }) => withChange(changed, path, rest), value) as T;
}

function withChange(value: unknown, [key, ...path]: Change['path'], change: { value?: unknown }): unknown {
  if (key === undefined) return change.value;
  if (!isComposed(value)) throw new TypeError(`expected something that has "${key}"; found ${typeof value}`);
  const copy: Record<string, unknown> = isList(value) ? (value.slice() as never) : { ...value };
  const inner = withChange(copy[key], path, change);
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return copy;
}

const isComposed = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isList = (value: object): value is unknown[] & Record<string, unknown> => Array.isArray(value);
