import { shown, wordsShape, type QueryContext } from '@yange/use-case';
import { z } from 'zod';

/** What is counted over a group, in the order in which papers list it. */
const checklist: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'plate-hung': { zh: '挂牌', en: 'plates' },
  'premises-allocated': { zh: '办公用房', en: 'premises' },
  'seal-activated': { zh: '印章启用', en: 'seals in use' },
  'seal-filed': { zh: '印章备案', en: 'seals filed' },
  'credit-code-certificate': { zh: '代码证书', en: 'credit code certificates' },
  sanding: { zh: '“三定”规定', en: '三定' },
};

export const groupCountShape = z.strictObject({
  item: shown.text.describe('plate-hung, premises-allocated, seal-activated, seal-filed, credit-code-certificate, sanding'),
  declared: shown.count.nullable().describe('按组声明的数，无声明为 null · what is said of the group as a whole; null where nothing is said'),
  named: shown.count.describe('逐个登记的有名机构 · named organs of which it is recorded'),
  unnamed: shown.count.describe('未列名的机构 · organs of the group that nobody names'),
  finding: wordsShape.extend({ rule: shown.text }).nullable(),
});

type GroupCount = z.infer<typeof groupCountShape>;

/** R3: what is said of a group as a whole is borne out by its named organs and those that nobody names, and covers what is recorded of the named ones. */
export const foundIn = (item: string, declared: number | null, named: number, unnamed: number): GroupCount['finding'] => {
  const { zh, en } = checklist[item] ?? { zh: item, en: item };
  if (declared === null) return null;
  if (declared > named + unnamed) {
    return { rule: 'milestone-exceeds-organs', zh: `${zh}声明 ${declared} 个，有名机构已登记 ${named} 个、未列名 ${unnamed} 个，不足以印证`, en: `${en}: ${declared} are declared; it is recorded of ${named} named organs, and ${unnamed} have no name` };
  }
  return named > declared ? { rule: 'milestone-falls-short', zh: `${zh}声明 ${declared} 个，少于有名机构已登记的 ${named} 个`, en: `${en}: ${declared} are declared, fewer than the ${named} named organs of which it is recorded` } : null;
};

interface Total {
  readonly item: string;
  readonly total: number;
}

/** The counts over a group beside its organs, on one day. */
export const readGroupCounts = async (read: QueryContext['read'], logId: string, groupId: string, on: string): Promise<GroupCount[]> => {
  const declared: readonly Total[] = await read.query(
    `select distinct on (item) item, total from live.organ_group_reached where log_id = $1 and group_id = $2 and valid_from <= $3 order by item, valid_from desc`,
    [logId, groupId, on],
  );
  const named: readonly Total[] = await read.query(
    `select m.milestone as item, count(*)::int as total from live.organ_milestones m join live.organs o on o.log_id = m.log_id and o.organ_id = m.organ_id
     where o.log_id = $1 and o.group_id = $2 and o.valid_from <= $3 and (o.valid_to is null or o.valid_to > $3) and m.valid_from <= $3 group by m.milestone`,
    [logId, groupId, on],
  );
  const of = (totals: readonly Total[], item: string): number | null => totals.find((one) => one.item === item)?.total ?? null;
  const unnamed = Math.max(of(declared, 'unnamed') ?? 0, 0);
  return Object.keys(checklist).map((item) => {
    const [said, recorded] = [of(declared, item), of(named, item) ?? 0];
    return { item, declared: said, named: recorded, unnamed, finding: foundIn(item, said, recorded, unnamed) };
  });
};
