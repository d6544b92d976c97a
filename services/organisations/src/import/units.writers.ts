import type { Members, OrganisationsEvent } from '@yange/contracts';
import { listed, memberCells, rowWriters, wordFor, type Cells, type ToldFacts } from '@yange/use-case';
import { begun } from './organ-history.writers.js';
import { levelWords, templateWords, unitKindWords } from './row-commands.js';

interface UnitsOfOrgan {
  readonly organName: string;
  readonly kind: string;
  readonly units?: Members | undefined;
}

const units = (verb: string, { organName, kind, units: some }: UnitsOfOrgan): Cells => ({ 事项: verb, 机构: organName, 类别: wordFor(unitKindWords, kind), ...memberCells(some) });

const drawnFrom = (some: Members | undefined, told: ToldFacts<OrganisationsEvent>): string => told.name(some?.named[0]?.drawnFrom ?? '');

export const unitWriters = rowWriters<OrganisationsEvent>({
  OrganRetained: (organ, told) => ({ 事项: '保留机构', ...begun(organ, told) }),
  UnitTemplatePrescribed: ({ templateKind, words, parts, reading }) => {
    const part = (kind: string) => parts.find((one) => one.kind === kind);
    const [offices, bureaus, centres] = ['office', 'bureau', 'centre'].map(part);
    return {
      事项: '规定模板', 模板: wordFor(templateWords, templateKind), 说明: words, 校读: reading,
      办数: String(offices?.count ?? ''), 局数: String(bureaus?.count ?? ''), 中心数: String(centres?.count ?? ''), 名单: listed(offices?.names ?? []), 中心牌子: listed(centres?.plates ?? []),
    };
  },
  InternalUnitsRecorded: (event) => units('登记原有', event),
  InternalUnitsSetUp: (event, told) => ({ ...units('设立', event), 模板: wordFor(templateWords, event.templateKind), 出自: drawnFrom(event.units, told) }),
  InternalUnitsAbolished: (event) => ({ ...units('撤销', event), 校读: event.reading }),
  OfficesMerged: ({ groupId, oldOffices, openList, selfSet, newOffices }, told) =>
    groupId === '' ? null : {
      事项: '合并原办公室', 机构组: told.name(groupId), 原名单: memberCells(oldOffices).名单, 名单未尽: openList ? '是' : '', 自行设置: selfSet ? '是' : '', 名单: listed(newOffices),
    },
  PlateAdded: ({ organName, unitName, legalBasis, basisLevel }, told) => ({
    事项: '加挂牌子', 机构: organName, 名单: listed(told.all('PlateAdded').map(({ name }) => name)), 挂牌机构: unitName, 挂牌依据: legalBasis, 依据层级: wordFor(levelWords, basisLevel),
  }),
  PlateRemoved: ({ organId, name, reason }, told) => ({ 事项: '摘除牌子', 机构: told.name(organId), 名单: name, 说明: reason }),
});
