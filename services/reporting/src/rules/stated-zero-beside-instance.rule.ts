import { topicsOf, withAspect } from './closed-beside-open.rule.js';
import { finding, leadingValue, nameOf, type Rule } from './rule.js';

/** One sentence says that there is none, another names some. Their scopes may differ; an auditor sees both. */
export const statedZeroBesideInstance: Rule = (input) =>
  topicsOf(input).flatMap((topic) =>
    withAspect(input, topic, 'zero').flatMap((zero) =>
      withAspect(input, topic, 'instance')
        .filter((instance) => (leadingValue(instance) ?? 0) > 0)
        .map((instance) =>
          finding(
            'stated-zero-beside-instance',
            [zero, instance],
            `“${nameOf(zero).zh}”声明为零，但另一处列出 ${leadingValue(instance)} 个实例（${instance.declared.place}：${instance.declared.words.slice(0, 24)}…）；口径可能不同，需说明`,
            `"${nameOf(zero).en}" is stated to be none, while ${instance.declared.place} names ${leadingValue(instance)}; the scopes may differ and should be explained`,
          ),
        ),
    ),
  );
