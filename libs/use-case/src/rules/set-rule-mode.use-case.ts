import type { Contract } from '@yange/contracts';
import { Rejected, type Violation } from '@yange/kernel';
import { z } from 'zod';
import { defineUseCase, type CommandMeta } from '../use-case.definition.js';
import { modeOf, ruleModesStream, type RuleModeEvent } from './rule-modes.aggregate.js';
import { ruleModes, type RuleDefinition } from './rule.definition.js';

/** A breach that was refused, or is found only today, would be let pass after the event. What history brings was so in its day. */
const datedBack = ({ mode, today, effective: { to } }: CommandMeta): readonly Violation[] =>
  mode === 'history' || today === undefined || to >= today
    ? []
    : [{ rule: 'rule-mode-dated-back', zh: `规则的执行方式自今天（${today}）起方可改变，不能自 ${to} 起`, en: `how a rule is treated changes from today, ${today}, on and not from ${to}`, facts: { effective: to, today } }];

/** A district decides, under a document, that a rule refuses, warns or only records, from that day on or a later one. */
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
      return { append: { modes: [contract.make('RuleModeSet', { rule, mode, reason }) as RuleModeEvent] }, violations: datedBack(meta) };
    },
  });
