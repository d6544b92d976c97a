import { MemoryEventLogs } from '@yange/event-log';
import { Problem } from '@yange/http';
import { identityCheckCharacter } from '@yange/kernel';
import { importGiven, type AnyUseCase, type ImportTable } from '@yange/use-case';
import { z } from 'zod';
import { readContent } from '../../libs/service-host/src/command.request.js';
import { services } from './history.fixture.js';

const digits = '15030219900307123';
const planted = `经办人 ${digits}${identityCheckCharacter(digits)}`;

interface Shape {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
}

type Path = readonly (string | number)[];

/** Where a command's body takes words: strings of no form and of no list. */
const textsOf = (shape: Shape, path: Path = []): readonly Path[] => {
  if (shape.type === 'string') return shape.format === undefined && shape.enum === undefined ? [path] : [];
  const inner = [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])].flatMap((one) => textsOf(one, path));
  const properties = Object.entries(shape.properties ?? {}).flatMap(([name, one]) => textsOf(one, [...path, name]));
  return [...inner, ...properties, ...(shape.items === undefined ? [] : textsOf(shape.items, [...path, 0]))];
};

const bodyOf = ({ body }: AnyUseCase): Shape => z.toJSONSchema(body as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Shape;

/** Beside its own, what every command takes. */
const common: readonly Path[] = [['correctionReason'], ...['number', 'title', 'issuer', 'quote', 'place'].map((field) => ['documents', 0, field])];

const saying = (path: Path, text: string): object => {
  const [first = '', ...rest] = path;
  const inner: unknown = rest.length === 0 ? text : saying(rest, text);
  return (typeof first === 'number' ? [inner] : { [first]: inner }) as object;
};

/** Rule and place of what refuses it; null where nothing does. */
const refusalOf = (useCase: AnyUseCase, path: Path): string | null => {
  try {
    readContent(saying(path, planted), useCase);
  } catch (error) {
    if (!(error instanceof Problem)) return null;
    return `${error.code} ${(error.more.errors ?? []).map(({ pointer }) => pointer).join()} ${JSON.stringify(error.more).includes(digits) ? 'and is told' : ''}`.trim();
  }
  return null;
};

const freeCells = ({ columns }: ImportTable): readonly string[] => columns.map(({ header }) => header);

describe.each(services.map((service) => [service.contract.context, service] as const))('the texts of %s', (context, service) => {
  it('hold no identity number, whichever field of whichever command it stands in, and it is not told', () => {
    const texts = service.useCases.flatMap((useCase) => [...textsOf(bodyOf(useCase)), ...common].map((path) => [useCase, path] as const));
    expect(texts.length).toBeGreaterThan(service.useCases.length * common.length);
    const passed = texts.filter(([useCase, path]) => refusalOf(useCase, path) !== `personal-data-in-text /${path.join('/')}`);
    expect(passed.map(([{ name }, path]) => `${name} /${path.join('/')} ${refusalOf(...[service.useCases.find((one) => one.name === name) as AnyUseCase, path] as const) ?? 'passes'}`)).toEqual([]);
  });

  it('nor any cell of any row of its tables, which says so by its column', async () => {
    const wanted: string[] = [];
    const { rows } = await importGiven({
      service, log: new MemoryEventLogs(context).forDistrict('150302'), cutOver: '2020-07-01',
      rowsOf: (table) => Promise.resolve(freeCells(table).filter((column) => table.personal?.includes(column) !== true).map((column, index) => {
        wanted.push(`${table.name} ${column}`);
        return { 序号: `P-${index + 1}`, [column]: planted };
      })),
    });
    expect(rows.map(({ table, row, errors }, index) => (errors.some(({ rule, column }) => rule === 'personal-data-in-text' && wanted[index] === `${table} ${column}`) ? '' : `${wanted[index] ?? ''} ${row}`)).filter((one) => one !== '')).toEqual([]);
    expect(rows.length).toBeGreaterThan(service.tables.length);
    expect(JSON.stringify(rows)).not.toContain(digits);
  });
});
