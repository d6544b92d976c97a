import { Controller, HttpCode, Inject, Param, Post, Req, Res, type Type } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiBody, ApiExtension, ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import type { EventLogs } from '@yange/event-log';
import { etagOf, idempotencyKeyPattern, ifMatchPattern, jsonOf, Right, sentSchema, type AuthenticatedRequest } from '@yange/http';
import { citesDocument, isAboutOneStream, type AnyUseCase, type CommandExecutor, type CommandOutcome, type DryRun } from '@yange/use-case';
import type { FastifyReply } from 'fastify';
import { commandAnswerShape } from './answer.shapes.js';
import { assertDistrict, commandFields, readCommandRequest, type CommandRequest } from './command.request.js';
import { dryRunParameter, dryRunResponse, isDryRun } from './dry-run.request.js';
import { throwFor, type WordsOfService } from './precondition.problem.js';
import { EXECUTOR, LOGS } from './service.tokens.js';

/** What the generated command classes have in common. */
export interface UseCaseCommand extends CommandRequest {
  readonly district: string;
}

/** Set where an answer is the one that an earlier request of the same key was given. */
export const replayedHeader = 'idempotency-replayed';

const pascal = (name: string): string => name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');

const named = <T extends object>(target: T, name: string): T => Object.defineProperty(target, 'name', { value: name });

export interface GeneratedUseCase {
  readonly controller: Type;
  readonly handler: Type;
}

/** Command class, handler and controller of one use case: `EstablishOrganCommand`, `EstablishOrganHandler`, `EstablishOrganController`. */
export const generateUseCase = (useCase: AnyUseCase, context: string, words: WordsOfService): GeneratedUseCase => {
  const name = pascal(useCase.name);
  const Command = named(
    class implements UseCaseCommand {
      constructor(
        readonly district: string,
        readonly body: unknown,
        readonly meta: CommandRequest['meta'],
      ) {}
    },
    `${name}Command`,
  );
  const handler = named(
    class implements ICommandHandler<UseCaseCommand, CommandOutcome> {
      constructor(
        readonly logs: EventLogs,
        readonly executor: CommandExecutor,
      ) {}

      execute({ district, body, meta }: UseCaseCommand): Promise<CommandOutcome> {
        return this.executor.execute(this.logs.forDistrict(district), useCase, body, meta);
      }
    },
    `${name}Handler`,
  );
  inject(handler, [LOGS, EXECUTOR]);
  CommandHandler(Command)(handler);
  const controller = named(
    class {
      constructor(
        readonly commands: CommandBus,
        readonly logs: EventLogs,
        readonly executor: CommandExecutor,
      ) {}

      async post(district: string, request: AuthenticatedRequest, reply: FastifyReply): Promise<CommandOutcome | DryRun> {
        const { body, meta } = readCommandRequest(request, useCase, assertDistrict(district));
        const told = throwFor(words, meta.may('read'));
        if (isDryRun(request)) {
          void reply.status(200);
          return this.executor.consider(this.logs.forDistrict(district), useCase, body, meta).catch(told);
        }
        return answeredBy(await this.commands.execute<UseCaseCommand, CommandOutcome>(new Command(district, body, meta)).catch(told), reply);
      }
    },
    `${name}Controller`,
  );
  inject(controller, [CommandBus, LOGS, EXECUTOR]);
  route(controller, useCase, context);
  return { controller, handler };
};

/** A request that comes again is answered as the first was; which stream it is about is said by the ETag alone. */
export const answeredBy = ({ firstAnswer, ...outcome }: CommandOutcome, reply: FastifyReply): CommandOutcome => {
  if (firstAnswer !== undefined) void reply.header(replayedHeader, 'true');
  const { about, ...answer } = firstAnswer ?? outcome;
  if (about !== undefined) void reply.header('etag', etagOf(about.version));
  return answer;
};

/** Routes are given here by hand because the classes are made here: the same decorators, called as functions. */
const route = (controller: Type, useCase: AnyUseCase, context: string): void => {
  const prototype = controller.prototype as { post: (...values: unknown[]) => unknown };
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'post') as TypedPropertyDescriptor<(...values: unknown[]) => unknown>;
  Controller(`v1/districts/:district`)(controller);
  const decorators: readonly MethodDecorator[] = [
    Post(useCase.path),
    HttpCode(201),
    Right(useCase.right),
    ApiOperation({ operationId: useCase.name, summary: `${useCase.title.zh} · ${useCase.title.en}`, tags: [context] }),
    ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: idempotencyKeyPattern }, description: '重发时用同一值 · the same key with the same body is carried out once and answered alike; with another body it is refused (422)' }),
    ...(useCase.matter === undefined ? [] : [ApiExtension('x-under-decision', true)]),
    ...(citesDocument(useCase) ? [ApiExtension('x-cites-document', true)] : []),
    ...conditionHeaders(useCase),
    ...pathSchemas(useCase).map(([name, schema]) => ApiParam({ name, schema: schema as never })),
    dryRunParameter,
    ApiBody({ required: true, schema: bodySchema(useCase) as never }),
    ApiResponse({
      status: 201,
      description: '已记录，或事实本已如此 · recorded, or the fact was so already',
      headers: { ...(isAboutOneStream(useCase) ? etagHeader : {}), [replayedHeader]: { description: '此答复是首次请求的答复 · this is the answer to an earlier request of the same key', schema: { enum: ['true'] } } } as never,
      content: jsonOf(commandAnswerShape),
    }),
    dryRunResponse,
    ApiResponse({ status: 409 }),
    ...(isAboutOneStream(useCase) ? [ApiResponse({ status: 412 })] : []),
    ...(useCase.ifMatch === 'required' ? [ApiResponse({ status: 428 })] : []),
  ];
  for (const decorate of decorators) decorate(prototype, 'post', descriptor);
  Param('district')(prototype, 'post', 0);
  Req()(prototype, 'post', 1);
  Res({ passthrough: true })(prototype, 'post', 2);
  Reflect.defineMetadata('design:paramtypes', [String, Object, Object], prototype, 'post');
};

/** Also of a question that shows one thing. */
export const etagHeader = { ETag: { description: '所针对对象的版本，可作 If-Match · version of the thing, to be sent as If-Match', schema: { type: 'string', pattern: '^"[0-9]+"$' } } };

const conditionHeaders = (useCase: AnyUseCase): readonly MethodDecorator[] => {
  if (!isAboutOneStream(useCase)) return [];
  const ifMatch = ApiHeader({ name: 'If-Match', required: useCase.ifMatch === 'required', schema: { type: 'string', pattern: ifMatchPattern }, description: '所见版本（ETag），* 为不论版本；已有他人变更则 412 · the version that was seen, * for whichever; changed since: 412' });
  const ifNoneMatch = ApiHeader({ name: 'If-None-Match', required: false, schema: { const: '*' } as never, description: '* 仅当尚不存在 · * only where there is nothing yet' });
  return useCase.about !== undefined && !useCase.path.includes(':') ? [ifMatch, ifNoneMatch] : [ifMatch];
};

const namesInPath = (useCase: AnyUseCase): ReadonlySet<string> => new Set([...useCase.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name));

const ownSchema = (useCase: AnyUseCase) => sentSchema(useCase.body);

const pathSchemas = (useCase: AnyUseCase): readonly (readonly [string, unknown])[] => {
  const { properties = {} } = ownSchema(useCase);
  return [...namesInPath(useCase)].map((name) => [name, properties[name] ?? { type: 'string' }]);
};

const bodySchema = (useCase: AnyUseCase): object => {
  const inPath = namesInPath(useCase);
  const own = ownSchema(useCase);
  const common = sentSchema(commandFields);
  const properties = Object.fromEntries(Object.entries(own.properties ?? {}).filter(([key]) => !inPath.has(key)));
  return {
    type: 'object',
    additionalProperties: false,
    properties: { ...common.properties, ...properties },
    required: [...(useCase.administrative || useCase.draft ? [] : ['effective']), ...(own.required ?? []).filter((key) => !inPath.has(key))],
  };
};

export const inject = (target: Type, tokens: readonly (symbol | Type)[]): void => {
  Reflect.defineMetadata('design:paramtypes', tokens.map(() => Object), target);
  tokens.forEach((token, index) => Inject(token)(target, undefined, index));
};
