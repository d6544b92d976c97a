const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Whether two records say the same, ids aside: what was given an id live gets another one from its row. An id of the one stands for one id of the
 * other, always the same. Those that are equal are not remembered.
 */
export class SameFacts {
  private readonly there = new Map<string, string>();
  private readonly here = new Map<string, string>();

  /** The id in the log of what the row calls so. */
  originalOf(id: string): string {
    return this.there.get(id) ?? id;
  }

  /** Learns which ids stand for which, unless something else differs. */
  same(original: unknown, again: unknown): boolean {
    const learned: (readonly [string, string])[] = [];
    if (!this.agree(original, again, learned)) return false;
    for (const [from, to] of learned) {
      this.here.set(from, to);
      this.there.set(to, from);
    }
    return true;
  }

  private agree(original: unknown, again: unknown, learned: (readonly [string, string])[]): boolean {
    if (typeof original === 'string' && typeof again === 'string') return this.agreeText(original, again, learned);
    if (Array.isArray(original) && Array.isArray(again)) return original.length === again.length && original.every((one, index) => this.agree(one, again[index], learned));
    if (!isRecord(original) || !isRecord(again)) return original === again;
    const keys = Object.keys(original);
    return keys.length === Object.keys(again).length && keys.every((key) => Object.hasOwn(again, key) && this.agree(original[key], again[key], learned));
  }

  private agreeText(original: string, again: string, learned: (readonly [string, string])[]): boolean {
    if (original.replace(uuid, '') !== again.replace(uuid, '')) return false;
    const [left, right] = [original.match(uuid) ?? [], again.match(uuid) ?? []];
    return left.length === right.length && left.every((from, index) => this.stands(from, right[index] ?? '', learned));
  }

  private stands(from: string, to: string, learned: (readonly [string, string])[]): boolean {
    const known = this.here.get(from) ?? learned.find(([other]) => other === from)?.[1];
    if (known !== undefined) return known === to;
    if (this.there.has(to) || learned.some(([, other]) => other === to)) return false;
    if (from !== to) learned.push([from, to]);
    return true;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
