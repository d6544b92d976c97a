import { decisionsFollowed, deputiesFollowed, type Reaction, type ServiceDefinition } from '@yange/use-case';

/** Decisions and deputies are organisations' own; every other service keeps copies of them: of decisions those that change something. */
export const reactionsOf = ({ contract, reactions = [] }: ServiceDefinition): readonly Reaction[] => [
  ...(['organisations', 'reporting'].includes(contract.context) ? [] : [decisionsFollowed(contract)]),
  ...(contract.context === 'organisations' ? [] : [deputiesFollowed(contract)]),
  ...reactions,
];
