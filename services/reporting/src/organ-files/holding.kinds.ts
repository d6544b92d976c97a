/** What of the ledger belongs into an organ's file, in the order in which it is read. */
export interface HoldingKind {
  /** of the ledger's contributions */
  readonly measure: string;
  readonly zh: string;
  readonly en: string;
  /** dimensions by which it is told apart: kind of quota, rank of post … */
  readonly by: readonly string[];
}

export const holdingKinds: readonly HoldingKind[] = [
  { measure: 'quota', zh: '核定编制', en: 'approved quota', by: ['quotaKind'] },
  { measure: 'staff', zh: '实有人员', en: 'staff in post', by: ['quotaKind'] },
  { measure: 'posts', zh: '领导职数', en: 'leadership posts', by: ['level', 'rank'] },
  { measure: 'internal-units', zh: '内设机构', en: 'internal units', by: ['unitKind'] },
  { measure: 'plates', zh: '牌子', en: 'plates', by: [] },
  { measure: 'powers-claimed', zh: '认领权力事项', en: 'powers claimed', by: ['list'] },
  { measure: 'powers-declined', zh: '未认领权力事项', en: 'powers declined', by: ['list', 'powerKind'] },
  { measure: 'grids', zh: '网格', en: 'grids', by: [] },
  { measure: 'grid-workers', zh: '网格员', en: 'grid workers', by: [] },
  { measure: 'equipment', zh: '装备', en: 'equipment', by: ['item'] },
  { measure: 'pilots', zh: '试点', en: 'pilots', by: [] },
];

export const holdingMeasures: readonly string[] = holdingKinds.map(({ measure }) => measure);
