import { finding, namedMeasure, type Rule } from './rule.js';

/** Fewer are named beside a count than it counts. */
export const listShorterThanCount: Rule = ({ figures }) =>
  figures.flatMap((figure) =>
    figure.declared.listed.flatMap(({ measure, names, open }) => {
      const count = figure.declared.measures.find((one) => one.measure === measure);
      if (count === undefined || names.length >= Number(count.value)) return [];
      const { zh, en } = namedMeasure(measure);
      return [
        finding(
          'list-shorter-than-count',
          [figure],
          `${zh}计 ${count.value}${count.unit}，只列出 ${names.length} 个${open ? '（末尾有“等”）' : ''}：${names.join('、')}`,
          `${count.value} ${en} are counted, ${names.length} are named${open ? ', with an open end (等)' : ''}`,
        ),
      ];
    }),
  );
