/** How grave: may be 吃空饷, one of the two is wrong, or cannot be compared. */
export type Severity = 'suspect' | 'difference' | 'notice';

interface CodeWords {
  readonly zh: string;
  readonly en: string;
  readonly severity: Severity;
  /** where money is paid by the register */
  readonly whereItPays?: Severity;
}

/** What may differ. Codes stand in events and answers; they are only ever added. */
export const differenceCodes = {
  'not-in-establishment': { zh: '册内有、编内无', en: 'in the register, and not on the books', severity: 'difference', whereItPays: 'suspect' },
  'left-still-in-register': { zh: '离编后仍在册', en: 'left, and still in the register', severity: 'difference', whereItPays: 'suspect' },
  'twice-in-register': { zh: '同一册内重复', en: 'twice in one register', severity: 'difference', whereItPays: 'suspect' },
  'not-in-register': { zh: '编内有、册内无', en: 'on the books, and not in the register', severity: 'difference' },
  'other-organ': { zh: '所在单位不一致', en: 'in another organ', severity: 'difference' },
  'other-register-other-organ': { zh: '两册单位不一致', en: 'in two registers under different organs', severity: 'difference' },
  'register-says-left': { zh: '册内已离退、编内未减', en: 'left by the register, and still on the books', severity: 'difference' },
  'gone-in-register': { zh: '册内注明死亡、离职等，仍在册', en: 'died, resigned or was dismissed by the register itself, and still in it', severity: 'notice', whereItPays: 'difference' },
  'seconded-away': { zh: '在编，抽调、借调在外', en: 'on the books, and seconded elsewhere', severity: 'notice' },
  'seconded-past-term': { zh: '抽调、借调期满未清退', en: 'seconded elsewhere beyond the last day', severity: 'difference' },
  'name-differs': { zh: '同一号码姓名不同', en: 'another name for the number', severity: 'difference' },
  'number-invalid': { zh: '公民身份号码有误', en: 'the identity number is wrong', severity: 'notice' },
  'without-number': { zh: '在编人员未登记号码，无法比对', en: 'on the books without a number: cannot be compared', severity: 'notice' },
  'organ-abolished': { zh: '册内机构已撤销', en: 'the register has an organ that was abolished', severity: 'difference' },
  'organ-unknown': { zh: '册内机构不在机构名册', en: 'the register has an organ that nobody knows', severity: 'notice' },
  'organ-not-in-register': { zh: '机构未在册', en: 'an organ is not in the register', severity: 'difference' },
  'organ-without-code': { zh: '机构无统一社会信用代码', en: 'an organ without a credit code', severity: 'difference' },
  'organ-cancelled': { zh: '登记已注销、机构未撤销', en: 'cancelled in the register, and still an organ', severity: 'difference' },
  'code-differs': { zh: '统一社会信用代码不一致', en: 'another credit code', severity: 'difference' },
  'code-invalid': { zh: '统一社会信用代码校验位有误', en: 'the credit code is wrong', severity: 'notice' },
  'code-twice': { zh: '同一代码重复', en: 'one credit code twice', severity: 'difference' },
  'organ-name-differs': { zh: '机构名称不一致', en: 'another name of the organ', severity: 'difference' },
} as const satisfies Readonly<Record<string, CodeWords>>;

export type DifferenceCode = keyof typeof differenceCodes;

/** @param pays whether money is paid by the register */
export const severityOf = (code: DifferenceCode, pays: boolean): Severity => {
  const words: CodeWords = differenceCodes[code];
  return (pays ? words.whereItPays : undefined) ?? words.severity;
};
