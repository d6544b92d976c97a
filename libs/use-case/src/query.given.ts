import type { QueryContext, QueryDefinition } from './query.definition.js';

/**
 * For specifications: the answer to a question as a client reads it, and held to the schema that is published for it.
 * @throws {ZodError} where it answers more, less or something else than it says @throws Error where there is nothing to be told (404)
 */
export const askGiven = async <P, A>(query: QueryDefinition<P, A>, params: object, context: QueryContext): Promise<A> => {
  const answer = await query.run(query.params.parse(params), context);
  if (answer === null) throw new Error(`${query.name} has no answer to ${JSON.stringify(params)}`);
  return query.answer.parse(JSON.parse(JSON.stringify(answer)));
};
