import { shown, wordsShape } from '@yange/use-case';
import { z } from 'zod';
import type { CityMoves } from './city.moves.js';
import type { MatchedHalf } from './half.js';
import { findingOf, nearWords } from './moves.words.js';

const half = z
  .strictObject({
    eventId: shown.id,
    district: shown.text.describe('这一半记在哪个区的日志 · whose log tells this half'),
    direction: z.enum(['out', 'in']).describe('out 划出；in 划入 · out: it left that district; in: it came into it'),
    counterpart: shown.text.nullable().describe('对方区划代码，未写明为 null · region code of the other side; null where the half does not name it'),
    words: shown.text.describe('原话所称对方 · the other side in the words of the half'),
    what: z.enum(['persons', 'quota']),
    quotaKind: shown.text.describe('编制类型代码，人员为空 · code of the kind of quota; empty for people'),
    count: shown.count.describe('人数或编制数 · people or posts'),
    day: shown.day.describe('自何日起（不足一日的取末日） · from which day it holds; of a month its last'),
    when: shown.text.describe('日期原文 · the date as the source has it'),
    documents: z.array(shown.text).describe('依据文号，无文号的为标题 · documents by number, by title where one has none'),
    recordedAt: shown.text,
    state: z.enum(['matched', 'open', 'unnamed', 'up', 'elsewhere']).describe('matched 两半相符；open 对方未登记；unnamed 未写明对方；up 上划，立于市本级；elsewhere 对方不在此读取 · matched: both sides tell it; open: the other side tells nothing; unnamed: no other side is named; up: it stands at the city; elsewhere: the other side is not read here'),
    other: shown.id.nullable().describe('对方那一半的事件 · event of the other half'),
    openSince: shown.day.nullable().describe('待对口核对自何日起 · since which day its counterpart is missing'),
    finding: z.strictObject({ kind: shown.text, text: wordsShape }).nullable().describe('待对口核对 · what is to be looked into at the city'),
    near: z.strictObject({ eventId: shown.id, differs: z.enum(['document', 'day', 'count', 'kind']), text: wordsShape }).nullable().describe('对方只有一处不同的一半 · the one half of the other side that differs in one thing alone'),
  })
  .meta({ id: 'MoveHalf', description: '跨区划转的一半：记在一个区的日志里 · half of a move over the border of a district, as the log of one side tells it' });

const sum = z
  .strictObject({
    what: z.enum(['persons', 'quota']),
    quotaKind: shown.text,
    left: shown.count.describe('各区划出合计 · what left districts'),
    arrived: shown.count.describe('各区划入合计 · what came into districts'),
    between: shown.count.describe('区与区之间、两半相符：在全市相抵为零 · from one district to another, told by both: nets to zero in the city'),
    openOut: shown.count.describe('已划出、无人登记划入 · left, and nobody tells that it arrived'),
    openIn: shown.count.describe('已划入、无人登记划出 · arrived, and nobody tells that it left'),
    up: shown.count.describe('上划，立于市本级 · went up to the city and stands there'),
  })
  .meta({ id: 'MovedSum', description: '人员或一类编制的跨区划转合计 · people, or one kind of quota, over the borders of districts' });

export const movesShape = z.strictObject({ halves: z.array(half), sums: z.array(sum) }).describe('跨区划转与上划 · moves between districts and up to the city');

export const shownMoves = ({ halves, sums }: CityMoves): z.infer<typeof movesShape> => ({ halves: halves.map(shownHalf), sums: [...sums] });

const shownHalf = (one: MatchedHalf): z.infer<typeof half> => {
  const { eventId, district, direction, counterpart, words, what, quotaKind, count, effective, documents, recordedAt, state, other, near } = one;
  const finding = findingOf(one);
  return {
    eventId, district, direction, counterpart, words, what, quotaKind, count, day: effective.to, when: effective.text, documents: [...documents], recordedAt, state, other,
    openSince: finding === null ? null : effective.to,
    finding,
    near: near === null ? null : { ...near, text: nearWords[near.differs] },
  };
};
