/**
 * First two characters of the 统一社会信用代码 of what the 机构编制 departments register (GB 32100-2015; rules 2.1):
 * 11 机关, 12 事业单位, 13 群众团体, 19 其他.
 */
export const creditCodePrefix: Readonly<Record<string, string>> = {
  'party-organ': '11',
  'government-department': '11',
  town: '11',
  'street-office': '11',
  institution: '12',
};
