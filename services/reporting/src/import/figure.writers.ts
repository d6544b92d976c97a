import { RelationKind, type Aspect, type FigureDeclared, type ReportingEvent } from '@yange/contracts';
import { listed, rowWriters, wordFor } from '@yange/use-case';
import { aspectName, figureKindName } from '../language/figure.language.js';
import { measureOf } from '../measures/measures.js';
import { aspectWords } from './figure.notation.js';
import { kindWords } from './figure.words.js';

const measureWords = (id: string): string => measureOf(id)?.zh ?? id;

const values = (measures: FigureDeclared['measures']): string =>
  measures.map(({ measure, value, unit, scope, approximate }) => `${measureWords(measure)}=${approximate ? '约' : ''}${value}${unit}${scope === '' ? '' : `（${scope}）`}`).join('；');

const related = (relations: FigureDeclared['relations'], kind: RelationKind) => relations.filter((one) => one.kind === kind);

const aspectWord = (aspect: Aspect): string => wordFor(aspectWords, aspectName(aspect) ?? '');

/** What {@link declaredFiguresTable} reads. Without the title of its report, which events before it was kept lack, a figure has no row. */
export const figureWriters = rowWriters<ReportingEvent>({
  FigureDeclared: ({ reportTitle, figureId, kind, asOf, scope, measures, relations, topics, listed: lists, mentions, reading }) =>
    reportTitle === '' ? null : {
      汇报: reportTitle, 数据编号: figureId, 类别: wordFor(kindWords, figureKindName(kind)), 数据时点: asOf?.text ?? '', 口径: scope, 声明值: values(measures),
      构成: related(relations, RelationKind.PART_OF).map((one) => `${one.figureId}按${one.partition}`).join('；'),
      同指: listed(related(relations, RelationKind.SAME_SET_AS).map((one) => one.figureId)),
      标准对象: listed(related(relations, RelationKind.STANDARD_FOR).map((one) => one.figureId)),
      主题: topics.map(({ topic, aspect }) => `${topic}：${aspectWord(aspect)}`).join('；'),
      列举: lists.map(({ measure, names, open }) => `${measureWords(measure)}：${listed(names)}${open ? '等' : ''}`).join('；'),
      提及机构: listed(mentions), 读作: reading,
    },
});
