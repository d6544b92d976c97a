import type { Contract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import { z } from 'zod';
import { defineUseCase } from '../use-case.definition.js';
import { modeOf, ruleModesStream, type RuleModeEvent } from './rule-modes.aggregate.js';
import { ruleModes, type RuleDefinition } from './rule.definition.js';

/** A district decides, under a document, that a rule refuses, warns or only records, from a date on. */
export const setRuleMode = (contract: Contract, rules: readonly RuleDefinition[]) =>
  defineUseCase({
    name: 'set-rule-mode',
    title: { zh: '设定规则执行方式', en: 'Set how a rule is treated' },
    path: 'rules/:rule/modes',
    right: 'rules.set',
    body: z.strictObject({ rule: z.string().min(1).max(60), mode: z.enum(ruleModes), reason: z.string().min(1).max(500) }),
    streams: () => ({ modes: ruleModesStream }),
    decide: ({ rule, mode, reason }, { modes }, meta) => {
      const known = rules.find(({ id }) => id === rule);
      if (known === undefined) throw new Rejected('unknown-rule', `没有规则“${rule}”`, `there is no rule "${rule}"`, { rule });
      if (known.fixed !== undefined) {
        throw new Rejected('rule-not-negotiable', `规则“${rule}”不可调整：${known.fixed.zh}`, `rule "${rule}" cannot be treated otherwise: ${known.fixed.en}`, { rule });
      }
      if (modeOf(rule, modes.at(meta.effective.to), rules) === mode) return { append: {} };
      return { append: { modes: [contract.make('RuleModeSet', { rule, mode, reason }) as RuleModeEvent] } };
    },
  });
