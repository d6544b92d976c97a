import type { Words } from './say.js';

export const actWords = {
  title: { zh: '办理业务', en: 'All business' },
  hint: { zh: '本岗位可办的全部事项。先试办看会写入什么、触动哪些数据，再办理或送审。', en: 'Everything that your role may do. Try it first and see what would be written; then carry it out, or submit it for another to sign.' },
  list: { zh: '可办事项', en: 'What can be done' },
  form: { zh: '办理', en: 'The form' },
  search: { zh: '查找事项：机构更名、用编…', en: 'Find: rename, permit …' },
  choose: { zh: '请在左侧选择要办的事项。', en: 'Choose on the left what is to be done.' },
  notOffered: { zh: '没有这个事项，或本岗位不办此事。', en: 'There is no such thing, or it is not for your role.' },
  notFound: { zh: '没有相符的事项；换个说法，或清空查找。', en: 'Nothing is called like this: try other words, or empty the search.' },
  none: { zh: '本岗位只查看，不办理。', en: 'Your role looks and does not record.' },
  noneHint: { zh: '如需办理，请联系区委编办管理员授予岗位。', en: 'Ask the office for a role that records.' },
  about: { zh: '办理的对象', en: 'what it is about' },
  aboutFirst: { zh: '请先选择办理的对象。', en: 'Choose first what it is about.' },
  notDescribed: { zh: '服务现在没有提供这个事项，请稍后再试。', en: 'The service does not offer this now: try again later.' },
} satisfies Readonly<Record<string, Words>>;
