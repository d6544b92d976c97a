import { componentsOf, refTo } from '@yange/http';
import type { AnyQuery, ServiceDefinition } from '@yange/use-case';

const pascal = (name: string): string => name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');

/** `organisations.OrganGroups`: no other service has it. */
const nameOf = (query: AnyQuery, context: string): string => `${context}.${pascal(query.name)}`;

export const answerRef = (query: AnyQuery, context: string): object => refTo(nameOf(query, context));

/** The answers of all questions of a service. */
export const queryAnswers = ({ queries, contract }: ServiceDefinition): Readonly<Record<string, object>> => Object.assign({}, ...queries.map((query) => componentsOf(nameOf(query, contract.context), query.answer))) as Readonly<Record<string, object>>;
