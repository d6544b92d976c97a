import { identityNumberFault } from '@yange/kernel';
import { z } from 'zod';
import type { PersonalValues } from './masking.js';

const faults = {
  form: '公民身份号码须为 18 位，末位可为大写 X · an identity number has 18 characters, the last of which may be X',
  region: '公民身份号码的地区不存在 · there is no such region',
  'birth-date': '公民身份号码中的出生日期有误 · the birth date in it is wrong',
  'check-character': '公民身份号码校验位有误 · the check character is wrong',
} as const;

/** @param today YYYY-MM-DD */
export const identityNumber = (today: () => string) =>
  z.string().superRefine((text, context) => {
    const fault = identityNumberFault(text, today());
    if (fault !== null) context.addIssue({ code: 'custom', message: faults[fault] });
  });

/** What the vault takes of one person; a message about it never repeats it. */
export const personalDataBody = (today: () => string) =>
  z.strictObject({
    /** of somebody who is recorded already; otherwise a new random id is given */
    personId: z.uuid().optional(),
    name: z.string().trim().min(1).max(60).regex(/^[\p{L}\p{M}·.' -]+$/u, '姓名只能含文字、间隔号和空格 · a name holds letters, dots and blanks'),
    identityNumber: identityNumber(today).optional(),
    telephone: z.string().regex(/^\+?[0-9-]{5,20}$/, '电话号码只能含数字和连字符 · a telephone number holds digits and hyphens').optional(),
  });

export const valuesOf = ({ name, identityNumber: number, telephone }: z.infer<ReturnType<typeof personalDataBody>>): PersonalValues => ({
  name,
  ...(number === undefined ? {} : { 'identity-number': number }),
  ...(telephone === undefined ? {} : { telephone }),
});

/** As the doors answer: the words of their own bodies. */
export const answeredValues = (values: PersonalValues): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([field, text]) => [field === 'identity-number' ? 'identityNumber' : field, text]));
