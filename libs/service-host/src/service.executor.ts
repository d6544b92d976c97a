import { commandsByName, platformAggregates, platformRules, resolveFollowUp, setRuleMode, setSlipTerms, type AnyUseCase, type CommandExecutor, type ServiceDefinition } from '@yange/use-case';
import { MeteredExecutor } from './metered.executor.js';

/** The executor of a service: its own aggregates and commands, and those that every log has. */
export const serviceExecutor = ({ contract, aggregates, rules, useCases }: ServiceDefinition): CommandExecutor => {
  const known = [...platformRules, ...rules];
  return new MeteredExecutor(contract, [...aggregates, ...platformAggregates], known, commandsByName([...useCases, setRuleMode(contract, known), setSlipTerms(contract), resolveFollowUp(contract)] as readonly AnyUseCase[]));
};
