import { finding, type Rule } from './rule.js';

/** The report, or an event behind a figure, names a body that no record of an organ or team knows. */
export const nameWithoutOrgan: Rule = ({ figures, names }) => {
  const known = new Set(names.filter((one) => one.standing === 'known').map((one) => plain(one.name)));
  return figures.flatMap((figure) => {
    const fromEvents = names.filter((one) => one.standing === 'mentioned' && figure.events.includes(one.eventId)).map((one) => one.name);
    const unknown = [...new Set([...figure.declared.mentions, ...fromEvents])].filter((name) => !known.has(plain(name)));
    if (unknown.length === 0) return [];
    return [
      finding(
        'name-without-organ',
        [figure],
        `${unknown.map((name) => `“${name}”`).join('、')}不在已登记的机构和执法队伍之中，需补登别名或沿革，不能据此新设机构`,
        `${unknown.map((name) => `"${name}"`).join(', ')}: no organ or team of that name is recorded; an alias or a lineage is missing, no new organ`,
      ),
    ];
  });
};

/** The district's own prefix and the office behind a street make no other body. */
const plain = (name: string): string => name.replace(/^区/u, '').replace(/(?<=街道)办事处$/u, '');
