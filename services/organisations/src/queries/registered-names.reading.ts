import { logIdOf } from '@yange/contracts';
import { parseEffectiveDate } from '@yange/kernel';
import { bornBy, type Bearer, type BorneNames, type Citing, type Names, type QueryContext, type References } from '@yange/use-case';

interface NamedOrgan extends Bearer {
  readonly name: string;
}

interface NamedDocument {
  readonly key: string;
  readonly documentId: string;
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly kind: string;
  readonly issued: { readonly text: string } | null;
}

/**
 * What an import may refer to without bringing it again: organs by any name that they ever had, documents by number, title or 简称, both as the rows
 * that introduced them would say it. A name of several organs comes with the day since which each bore it: a row means the one of its day. A number of
 * several documents is nobody's.
 */
export const registeredNames = async (names: Names, { district, read }: QueryContext): Promise<References> => {
  const logId = logIdOf(district, 'organisations');
  const organs: readonly NamedOrgan[] = names.organs.length === 0 ? [] : await read.query(organsNamed, [logId, names.organs]);
  const documents: readonly NamedDocument[] = names.documents.length === 0 ? [] : await read.query(documentsNamed, [logId, names.documents]);
  return {
    organs: bearersByName(organs),
    documents: Object.fromEntries(only(documents).map((document) => [document.key, citing(document)])),
  };
};

const organsNamed = `
  select n.name, n.organ_id as id, n.valid_from as since from live.organ_names n where n.log_id = $1 and n.name = any ($2)
  union select alias, o.organ_id, o.valid_from from live.organs o, jsonb_array_elements_text(o.aliases) alias where o.log_id = $1 and alias = any ($2)
  union select u.name, u.unit_id, u.valid_from from live.organ_units u where u.log_id = $1 and u.named and u.kind = 'bureau' and u.name = any ($2)
  order by since, id`;

const documentsNamed = `
  select distinct key, d.document_id as "documentId", d.number, d.title, d.issuer, d.kind, d.issued
  from live.documents d, unnest(array[d.number, d.title, d.short_title]) key where d.log_id = $1 and key <> '' and key = any ($2)`;

const bearersByName = (organs: readonly NamedOrgan[]): BorneNames => {
  const names = new Map<string, readonly Bearer[]>();
  for (const { name, id, since } of organs) names.set(name, bornBy(names.get(name), [{ id, since }]));
  return Object.fromEntries(names);
};

/** Documents that have their key alone. */
const only = (found: readonly NamedDocument[]): readonly NamedDocument[] => {
  const ids = new Map<string, Set<string>>();
  for (const { key, documentId } of found) ids.set(key, (ids.get(key) ?? new Set()).add(documentId));
  return found.filter(({ key }) => ids.get(key)?.size === 1);
};

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
