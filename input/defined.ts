type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The record without the properties that are there but undefined, as validated input has them. */
export function defined<T extends object>(record: T): Defined<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>;
}
