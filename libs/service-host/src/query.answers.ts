import { componentsOf, refTo } from '@yange/http';
import { momentShape, type AnyQuery, type ServiceDefinition } from '@yange/use-case';
import { z } from 'zod';

const pascal = (name: string): string => name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');

/** `organisations.OrganGroups`: no other service has it. */
const nameOf = (query: AnyQuery, context: string): string => `${context}.${pascal(query.name)}`;

export const answerRef = (query: AnyQuery, context: string): object => refTo(nameOf(query, context));

/** The answers of all questions of a service. */
export const queryAnswers = ({ queries, contract }: ServiceDefinition): Readonly<Record<string, object>> => Object.assign({}, ...queries.map((query) => componentsOf(nameOf(query, contract.context), answerShape(query)))) as Readonly<Record<string, object>>;

/** What the question answers, with the moment that the answer is of. */
export const answerShape = ({ name, answer }: AnyQuery): z.ZodType => {
  if (!(answer instanceof z.ZodObject)) throw new Error(`${name} answers no object, which could say of which moment it is`);
  return answer.extend({ moment: momentShape });
};
