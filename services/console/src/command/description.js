/** What a form needs to know of a value; patterns of ids and the like stay with the service, which says what it does not take. */
const kept = ['type', 'enum', 'format', 'minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'default', 'description', 'required'];

/** `Chinese · English`, as summaries and descriptions are written. @param {string | undefined} text */
const wordsOf = (text) => {
  const [zh = '', ...en] = (text ?? '').split(' · ');
  return { zh, en: en.join(' · ') };
};

/** @param {any} document @param {any} schema @returns {any} */
const schemaOf = (document, schema) => {
  // What may be null is asked for like what may be left out.
  const there = schema.anyOf?.filter((/** @type {any} */ one) => one.type !== 'null');
  if (there?.length === 1 && there.length < schema.anyOf.length) return schemaOf(document, there[0]);
  if (schema.$ref !== undefined) return schemaOf(document, document.components.schemas[schema.$ref.split('/').at(-1)]);
  const own = Object.fromEntries(kept.filter((key) => schema[key] !== undefined).map((key) => [key, key === 'description' ? wordsOf(schema[key]) : schema[key]]));
  if (schema.items !== undefined) own['items'] = schemaOf(document, schema.items);
  if (schema.properties !== undefined) own['properties'] = Object.fromEntries(Object.entries(schema.properties).map(([key, value]) => [key, schemaOf(document, value)]));
  return own;
};

/** @param {any} post @returns {boolean} */
const isCommand = (post) => post?.['x-right'] !== undefined && post.requestBody?.content['application/json'] !== undefined;

/** Every command that a form can be made of, by name only. @param {any} document OpenAPI @returns {import('./command.model.js').CommandName[]} */
export const commandNames = (document) =>
  Object.entries(document.paths).flatMap(([path, { post }]) => (isCommand(post) ? [{ id: post.operationId, path, title: wordsOf(post.summary), right: post['x-right'] }] : []));

/** One command as a form needs it, from the description that the gateway publishes. @param {any} document OpenAPI @param {string} id such as `grid.raise-call` @returns {import('./command.model.js').Command} */
export const commandOf = (document, id) => {
  for (const [path, { post }] of Object.entries(document.paths)) {
    if (post?.operationId !== id) continue;
    const body = post.requestBody.content['application/json'].schema;
    const ifMatch = post.parameters.find((/** @type {any} */ one) => one.name === 'If-Match');
    return { id, path, title: wordsOf(post.summary), right: post['x-right'], isConditional: ifMatch !== undefined, isVersioned: ifMatch?.required === true, isUnderDecision: post['x-under-decision'] === true, citesDocument: post['x-cites-document'] === true, body: schemaOf(document, body) };
  }
  throw new Error(`the API has no command ${id}`);
};
