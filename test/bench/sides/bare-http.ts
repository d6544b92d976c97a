/** The floor of a command: NestJS on Fastify, one door, one INSERT for each request. A process of its own: `DATABASE_URL` in, its address out. */
import 'reflect-metadata';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { connectionPool } from '@yange/event-log';

const pool = connectionPool({ connectionString: process.env['DATABASE_URL'] ?? '', max: 10 });

@Controller()
class BareController {
  @Post('documents')
  async register(@Body() body: object): Promise<object> {
    const { rows: [row] } = await pool.query<{ id: string }>({ name: 'insert', text: 'insert into documents (body) values ($1) returning id', values: [JSON.stringify(body)] });
    return { id: row?.id };
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

await pool.query('create table documents (id bigint generated always as identity primary key, body jsonb not null)');
const application = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter(), { logger: false });
await application.listen(0, '127.0.0.1');
process.send?.({ url: await application.getUrl() });
process.on('disconnect', () => process.exit(0));
