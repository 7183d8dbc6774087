/** Makes something of the catalogue once, however many checks ask for it. */
export function onceFor<Source extends object, Made>(
  make: (source: Source) => Made,
): (source: Source) => Made {
  const made = new WeakMap<Source, Made>();
  return (source) => {
    let found = made.get(source);
    if (found === undefined) {
      found = make(source);
      made.set(source, found);
    }
    return found;
  };
}

/** So many texts are remembered at once; then remembering starts afresh, so that memory stays bounded. */
const limit = 50_000;

/** A reader of texts that remembers what it has read: the same text costs a look-up. */
export function remembering<Read>(read: (text: string) => Read): (text: string) => Read {
  const known = new Map<string, Read>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) {
      found = read(text);
      if (known.size >= limit) known.clear();
      known.set(text, found);
    }
    return found;
  };
}
