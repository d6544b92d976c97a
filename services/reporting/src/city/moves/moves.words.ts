import type { Words } from '@yange/use-case';
import type { Difference, MatchedHalf } from './half.js';

/** What is to be looked into at the city; null where a half has its counterpart, or none is to be had here. */
export const findingOf = ({ state, direction, district, counterpart, count, what }: MatchedHalf): { readonly kind: string; readonly text: Words } | null => {
  const [unit, unitEn] = what === 'persons' ? ['人', count === 1 ? 'person' : 'people'] : ['名编制', count === 1 ? 'post' : 'posts'];
  const [way, wayEn] = direction === 'out' ? ['划出', 'moved out of'] : ['划入', 'moved into'];
  if (state === 'unnamed') return { kind: 'counterpart-not-named', text: { zh: `${district} ${way} ${count} ${unit}，未写明对方区划代码，无从核对`, en: `${count} ${unitEn} ${wayEn} ${district}: the other side is not named, so nothing can be held against it` } };
  if (state !== 'open') return null;
  return { kind: 'half-without-counterpart', text: { zh: `待对口核对：${district} ${way} ${count} ${unit}，${counterpart ?? ''} 未登记相符的${direction === 'out' ? '划入' : '划出'}`, en: `${count} ${unitEn} ${wayEn} ${district}: ${counterpart ?? ''} records no half that answers it` } };
};

export const nearWords: Readonly<Record<Difference, Words>> = {
  document: { zh: '对方有一笔只有依据文件不同', en: 'one of the other side differs in its document alone' },
  day: { zh: '对方有一笔只有日期不同', en: 'one of the other side differs in its day alone' },
  count: { zh: '对方有一笔只有数量不同', en: 'one of the other side differs in its number alone' },
  kind: { zh: '对方有一笔只有编制类型不同', en: 'one of the other side differs in its kind alone' },
};
