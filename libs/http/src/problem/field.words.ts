import type { ZodError } from 'zod';
import type { FieldError } from './problem.js';
import type { Words } from './problem.language.js';

type Issue = ZodError['issues'][number];

const shownFields = 50;
const shownUnknown = 20;

/** What a schema says against a body, field by field, in both languages; never with the value itself. */
export const fieldErrorsOf = (error: ZodError): readonly FieldError[] => error.issues.flatMap(errorsOf).slice(0, shownFields);

const errorsOf = (issue: Issue): readonly FieldError[] => {
  const pointer = pointerOf(issue.path);
  if (issue.code !== 'unrecognized_keys') return [{ pointer, code: codeOf(issue), detail: wordsOfIssue(issue) }];
  return issue.keys.slice(0, shownUnknown).map((key) => ({ pointer: `${pointer === '/' ? '' : pointer}/${segment(key)}`, code: 'unknown-field', detail: { zh: '没有这个字段', en: 'unknown field' } }));
};

/** A rule of our own may have a name: `refine(…, { params: { rule } })`. */
const codeOf = (issue: Issue): string => {
  const rule: unknown = issue.code === 'custom' ? issue.params?.['rule'] : undefined;
  return typeof rule === 'string' ? rule : issue.code;
};

/** JSON pointer (RFC 6901) to a field of a body. */
export const pointerOf = (path: readonly PropertyKey[]): string => `/${path.map(segment).join('/')}`;

const segment = (part: PropertyKey): string => String(part).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');

const wordsOfIssue = (issue: Issue): Words => {
  switch (issue.code) {
    case 'invalid_type':
      return /received undefined$/.test(issue.message) ? { zh: '必填', en: 'is required' } : { zh: `类型应为 ${issue.expected}`, en: `must be of type ${issue.expected}` };
    case 'invalid_value':
      return { zh: `应为下列之一：${issue.values.map(String).join('、')}`, en: `must be one of: ${issue.values.map(String).join(', ')}` };
    case 'invalid_format':
      return issue.format === 'regex' ? { zh: `格式不符，应为 ${issue.pattern ?? ''}`, en: `must match ${issue.pattern ?? ''}` } : { zh: `格式应为 ${issue.format}`, en: `must have the format ${issue.format}` };
    case 'too_small':
      return { zh: `${measured(issue.origin).zh}不得少于 ${issue.minimum}`, en: `${measured(issue.origin).en}must be at least ${issue.minimum}` };
    case 'too_big':
      return { zh: `${measured(issue.origin).zh}不得多于 ${issue.maximum}`, en: `${measured(issue.origin).en}must be at most ${issue.maximum}` };
    default:
      return bilingual(issue.message);
  }
};

const measured = (origin: string): Words => (origin === 'string' ? { zh: '字数', en: 'the length ' } : origin === 'array' ? { zh: '个数', en: 'the number of items ' } : { zh: '数值', en: '' });

/** Rules of our own say both languages in one sentence, Chinese first. */
const bilingual = (message: string): Words => {
  const [zh, en] = message.split(' · ');
  return zh !== undefined && en !== undefined ? { zh, en } : { zh: `内容不合要求（${message}）`, en: message };
};
