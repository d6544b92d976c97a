/** Measure words that count things of one kind, so that one may stand for another. */
const kin: readonly (readonly string[])[] = [
  ['人', '名', '位'],
  ['个', '家', '支', '所', '处', '种', '块', '镇', '办', '局', '中心', '大厅', '位', '类', '级', '批', '长', '纵', '座'],
  ['项', '条', '个', '小项', '件', '权', '类', '种'],
  ['次', '期', '批', '个', '起'],
  ['辆', '台'],
  ['正', '副', '名', '人'],
];

/** Whether what is counted in one measure word may be what is counted in the other. One that is missing may be any but a percentage. */
export const mayCountTheSame = (one: string, other: string): boolean => {
  if (one === other) return true;
  if (one === '%' || other === '%') return false;
  return one === '' || other === '' || kin.some((words) => words.includes(one) && words.includes(other));
};
