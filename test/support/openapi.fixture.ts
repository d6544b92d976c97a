export interface ApiParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: JsonSchema;
}

/** As far as specs read it. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly minItems?: number;
  readonly minimum?: number;
}

interface ApiOperation {
  readonly operationId: string;
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly responses: Readonly<Record<string, object>>;
  readonly security?: readonly object[];
  readonly tags?: readonly string[];
  readonly 'x-right'?: string;
}

export interface ApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly tags: readonly { readonly name: string }[];
  readonly security: readonly object[];
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly parameters: readonly ApiParameter[];
  /** of a JSON body, null where there is none */
  readonly body: JsonSchema | null;
  readonly responses: Readonly<Record<string, object>>;
  readonly security: readonly object[];
  readonly tags: readonly string[];
  /** what a caller must be entitled to; null where the door is open */
  readonly right: string | null;
}

/** All operations of a document; what one does not say for itself is as the document says. */
export const operationsOf = (document: ApiDocument): readonly Operation[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId, parameters = [], requestBody, responses, security = document.security, tags = [], 'x-right': right = null }]) => ({
      method, path, operationId, parameters, body: requestBody?.content['application/json']?.schema ?? null, responses, security, tags, right,
    })),
  );
