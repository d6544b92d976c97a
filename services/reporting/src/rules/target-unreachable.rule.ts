import { topicsOf, withAspect } from './closed-beside-open.rule.js';
import { about, finding, leadingValue, type Rule } from './rule.js';

/** A share is to be reached although another figure says that too much of the whole is out of reach. */
export const targetUnreachable: Rule = (input) =>
  topicsOf(input).flatMap((topic) =>
    withAspect(input, topic, 'target-at-least').flatMap((target) =>
      withAspect(input, topic, 'excluded-share').flatMap((excluded) => {
        const wanted = leadingValue(target);
        const out = leadingValue(excluded);
        if (wanted === null || out === null || 100 - out >= wanted) return [];
        const { zh, en } = about(target.declared.measures[0], excluded.declared.measures[0]);
        const most = (100 - out).toFixed(1).replace(/\.0$/, '');
        return [
          finding(
            'target-unreachable',
            [target, excluded],
            `“${topic}”目标不低于 ${wanted}%，但${zh} ${out}% 无法承担，至多可达${zh} ${most}%，目标按汇报自身数据难以达到`,
            `the target of at least ${wanted} % cannot be met: ${en}${out} % is out of reach, so ${en}${most} % is the most by the report's own facts`,
          ),
        ];
      }),
    ),
  );
