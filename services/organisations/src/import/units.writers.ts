import type { Members, OrganisationsEvent } from '@yange/contracts';
import { listed, memberCells, rowWriters, shippedName, type Cells, type ToldFacts } from '@yange/use-case';
import { begun } from './organ-history.writers.js';
import { internalUnitKinds } from '../domain/reference/internal-unit-kinds.js';
import { ruleLevels } from '../domain/reference/rule-levels.js';
import { unitTemplateKinds } from '../domain/reference/unit-template-kinds.js';
import { templateColumns } from './row-commands.js';

interface UnitsOfOrgan {
  readonly organName: string;
  readonly kind: string;
  readonly units?: Members | undefined;
}

const units = (verb: string, { organName, kind, units: some }: UnitsOfOrgan): Cells => ({ 事项: verb, 机构: organName, 类别: shippedName(internalUnitKinds, kind), ...memberCells(some) });

const drawnFrom = (some: Members | undefined, told: ToldFacts<OrganisationsEvent>): string => told.name(some?.named[0]?.drawnFrom ?? '');

export const unitWriters = rowWriters<OrganisationsEvent>({
  OrganRetained: (organ, told) => ({ 事项: '保留机构', ...begun(organ, told) }),
  UnitTemplatePrescribed: ({ templateKind, words, parts, reading }) => {
    const part = (kind: string) => parts.find((one) => one.kind === kind);
    const others = parts.filter(({ kind }) => !templateColumns.some(([, known]) => known === kind));
    // A row has room for the names of offices and for the plates of centres.
    if (parts.some(({ kind, names, plates }) => (kind !== 'office' && names.length > 0) || (kind !== 'centre' && plates.length > 0))) return null;
    return {
      事项: '规定模板', 模板: shippedName(unitTemplateKinds, templateKind), 说明: words, 校读: reading,
      ...Object.fromEntries(templateColumns.map(([word, kind]) => [`${word}数`, String(part(kind)?.count ?? '')])), 名单: listed(part('office')?.names ?? []), 中心牌子: listed(part('centre')?.plates ?? []),
      其他设置: listed(others.map(({ kind, count }) => `${shippedName(internalUnitKinds, kind)}${count}`)),
    };
  },
  InternalUnitsRecorded: (event) => units('登记原有', event),
  InternalUnitsSetUp: (event, told) => ({ ...units('设立', event), 模板: shippedName(unitTemplateKinds, event.templateKind), 出自: drawnFrom(event.units, told) }),
  InternalUnitsAbolished: (event) => ({ ...units('撤销', event), 校读: event.reading }),
  OfficesMerged: ({ groupId, oldOffices, openList, selfSet, newOffices }, told) =>
    groupId === '' ? null : {
      事项: '合并原办公室', 机构组: told.name(groupId), 原名单: memberCells(oldOffices).名单, 名单未尽: openList ? '是' : '', 自行设置: selfSet ? '是' : '', 名单: listed(newOffices),
    },
  PlateAdded: ({ organName, unitName, legalBasis, basisLevel }, told) => ({
    事项: '加挂牌子', 机构: organName, 名单: listed(told.all('PlateAdded').map(({ name }) => name)), 挂牌机构: unitName, 挂牌依据: legalBasis, 依据层级: shippedName(ruleLevels, basisLevel),
  }),
  PlateRemoved: ({ organId, name, reason }, told) => ({ 事项: '摘除牌子', 机构: told.name(organId), 名单: name, 说明: reason }),
});
