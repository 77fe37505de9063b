/** A cache of bounded size: what was used longest ago goes first. The same answers with or without it. */
export class Recent<K, V> {
  private readonly known = new Map<K, { readonly value: V; readonly size: number }>();
  private size = 0;

  /** `most`: of all sizes together. The last `least` stay, whatever their size. */
  constructor(
    private readonly most: number,
    private readonly least = 1,
  ) {}

  get(key: K): V | undefined {
    const entry = this.known.get(key);
    if (entry === undefined) return undefined;
    this.known.delete(key);
    this.known.set(key, entry);
    return entry.value;
  }

  set(key: K, value: V, size = 1): void {
    this.remove(key);
    this.known.set(key, { value, size });
    this.size += size;
    for (const oldest of this.known.keys()) {
      if (this.size <= this.most || this.known.size <= this.least) break;
      this.remove(oldest);
    }
  }

  private remove(key: K): void {
    const entry = this.known.get(key);
    if (entry === undefined) return;
    this.known.delete(key);
    this.size -= entry.size;
  }
}
