import { logIdOf } from '@yange/contracts';
import { parseEffectiveDate } from '@yange/kernel';
import type { Citing, Names, QueryContext, References } from '@yange/use-case';

interface NamedOrgan {
  readonly name: string;
  readonly id: string;
  /** whether the organ is there and called so today */
  readonly current: boolean;
}

interface NamedDocument {
  readonly key: string;
  readonly documentId: string;
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly kind: string;
  readonly issued: { readonly text: string } | null;
  readonly current: boolean;
}

/**
 * What an import may refer to without bringing it again: organs by any name that they ever had, documents by number, title or 简称, both as the rows
 * that introduced them would say it. A name of several is that of the one which bears it today; where that is not one either, nobody's.
 */
export const registeredNames = async (names: Names, { district, read }: QueryContext): Promise<References> => {
  const logId = logIdOf(district, 'organisations');
  const organs: readonly NamedOrgan[] = names.organs.length === 0 ? [] : await read.query(organsNamed, [logId, names.organs]);
  const documents: readonly NamedDocument[] = names.documents.length === 0 ? [] : await read.query(documentsNamed, [logId, names.documents]);
  return {
    organs: Object.fromEntries(only(organs, ({ name }) => name, ({ id }) => id).map(({ name, id }) => [name, id])),
    documents: Object.fromEntries(only(documents, ({ key }) => key, ({ documentId }) => documentId).map((document) => [document.key, citing(document)])),
  };
};

const organsNamed = `
  select n.name, n.organ_id as id, o.name = n.name and o.valid_to is null as current
  from live.organ_names n join live.organs o on o.log_id = n.log_id and o.organ_id = n.organ_id where n.log_id = $1 and n.name = any ($2)
  union select alias, o.organ_id, o.valid_to is null from live.organs o, jsonb_array_elements_text(o.aliases) alias where o.log_id = $1 and alias = any ($2)
  union select u.name, u.unit_id, u.valid_to is null from live.organ_units u where u.log_id = $1 and u.named and u.kind = 'bureau' and u.name = any ($2)`;

const documentsNamed = `
  select distinct key, d.document_id as "documentId", d.number, d.title, d.issuer, d.kind, d.issued, true as current
  from live.documents d, unnest(array[d.number, d.title, d.short_title]) key where d.log_id = $1 and key <> '' and key = any ($2)`;

/** One for each name. */
const only = <T extends { readonly current: boolean }>(found: readonly T[], nameOf: (one: T) => string, idOf: (one: T) => string): readonly T[] => {
  const byName = new Map<string, T[]>();
  for (const one of found) byName.set(nameOf(one), [...(byName.get(nameOf(one)) ?? []), one]);
  return [...byName.values()].flatMap((all) => alone(all, idOf) ?? alone(all.filter(({ current }) => current), idOf) ?? []);
};

const alone = <T>(all: readonly T[], idOf: (one: T) => string): T | undefined => (new Set(all.map(idOf)).size === 1 ? all[0] : undefined);

const citing = ({ documentId, number, title, issuer, kind, issued }: NamedDocument): Citing => {
  const day = issued === null ? null : parseEffectiveDate(issued.text);
  return {
    documentId,
    ...(number === '' ? {} : { number }),
    title,
    ...(issuer === '' ? {} : { issuer }),
    ...(day?.precision === 'day' ? { issuedOn: day.to } : {}),
    ...(kind === '' ? {} : { kind }),
  };
};
