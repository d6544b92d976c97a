import { CommandExecutor, decision, followUp, platformRules, ruleModesAggregate, type ServiceDefinition } from '@yange/use-case';

/** The executor of a service: its own aggregates, and those that every log has. */
export const serviceExecutor = ({ contract, aggregates, rules }: ServiceDefinition): CommandExecutor =>
  new CommandExecutor(contract, [...aggregates, ruleModesAggregate, followUp, decision], [...platformRules, ...rules]);
