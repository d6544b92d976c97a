import type { TemporarySession } from '@yange/event-log';
import { bornBy, type Borne, type Citing, type References } from '@yange/use-case';

type Kind = 'organ' | 'document';

/** Names and what they stand for, to be added to. Without a prototype: a name may be `constructor`. */
export interface KnownNames {
  readonly organs: Record<string, Borne>;
  readonly documents: Record<string, Citing>;
}

export const noNames = (): KnownNames => ({ organs: Object.create(null) as Record<string, Borne>, documents: Object.create(null) as Record<string, Citing> });

/** @returns how many names there were */
export const addNames = ({ organs = {}, documents = {} }: References, into: KnownNames): number => {
  for (const [name, borne] of Object.entries(organs)) into.organs[name] = bornBy(into.organs[name], borne);
  for (const [name, citing] of Object.entries(documents)) into.documents[name] = inOneOrder(citing);
  return Object.keys(organs).length + Object.keys(documents).length;
};

/** What an import has named so far: the last names in memory, those before them in a temporary table. */
export class ImportNames {
  private latest = noNames();
  private count = 0;
  private spilled = false;

  /** @param keep names in memory where there is a session; 5,000 unless told */
  constructor(
    private readonly session: TemporarySession | null,
    private readonly keep = 5_000,
  ) {}

  /** Some of them are in the temporary table alone. */
  get areSpilled(): boolean {
    return this.spilled;
  }

  async know(references: References): Promise<void> {
    this.count += addNames(references, this.latest);
    if (this.session !== null && this.count >= this.keep) await this.spill(this.session);
  }

  /** Those of the texts that are names. */
  async among(texts: ReadonlySet<string>): Promise<KnownNames> {
    const known = noNames();
    if (this.spilled && this.session !== null) {
      const rows = await this.session.rows<[Kind, string, string]>('import-names', 'select kind, name, means from import_names where name = any ($1)', [[...texts]]);
      for (const [kind, name, means] of rows) {
        if (kind === 'organ') known.organs[name] = JSON.parse(means) as Borne;
        else known.documents[name] = JSON.parse(means) as Citing;
      }
    }
    for (const text of texts) {
      const [organ, document] = [this.latest.organs[text], this.latest.documents[text]];
      if (organ !== undefined) known.organs[text] = bornBy(known.organs[text], organ);
      if (document !== undefined) known.documents[text] = document;
    }
    return known;
  }

  private async spill(session: TemporarySession): Promise<void> {
    await session.run('create temporary table if not exists import_names (kind text, name text collate "C", means text not null, primary key (name, kind))');
    const entries = [
      ...Object.entries((await this.among(new Set(Object.keys(this.latest.organs)))).organs).map(([name, means]) => ['organ', name, means] as const),
      ...Object.entries(this.latest.documents).map(([name, means]) => ['document', name, means] as const),
    ];
    await session.rows('import-names-write', `insert into import_names select * from unnest($1::text[], $2::text[], $3::text[])
      on conflict (name, kind) do update set means = excluded.means`,
    [entries.map(([kind]) => kind), entries.map(([, name]) => name), entries.map(([, , means]) => JSON.stringify(means))]);
    this.spilled = true;
    this.latest = noNames();
    this.count = 0;
  }
}

/** A command is known by the hash of what it cites, fields in this order: a row that comes again must cite in the same. */
const inOneOrder = ({ documentId, number, title, issuer, issuedOn, kind, place, quote, provenance }: Citing): Citing =>
  Object.fromEntries(Object.entries({ documentId, number, title, issuer, issuedOn, kind, place, quote, provenance }).filter(([, value]) => value !== undefined));
