import { commandsByName, platformAggregates, platformRules, resolveFollowUp, setRuleMode, setSlipTerms, skipParkedEvent, type AnyUseCase, type CommandExecutor, type ServiceDefinition } from '@yange/use-case';
import { MeteredExecutor } from './metered.executor.js';
import { readModelNames } from './parked.skips.js';

/** The executor of a service: its own aggregates and commands, and those that every log has. */
export const serviceExecutor = (service: ServiceDefinition): CommandExecutor => {
  const { contract, aggregates, rules, useCases } = service;
  const known = [...platformRules, ...rules];
  return new MeteredExecutor(contract, [...aggregates, ...platformAggregates], known, commandsByName([...useCases, setRuleMode(contract, known), setSlipTerms(contract), resolveFollowUp(contract), skipParkedEvent(contract, readModelNames(service))] as readonly AnyUseCase[]));
};
