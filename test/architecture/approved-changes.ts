import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

interface Declared {
  /** names that it mentions */
  readonly mentions: ReadonlySet<string>;
  /** events that it makes itself */
  readonly makes: ReadonlySet<string>;
}

interface Source {
  readonly declared: ReadonlyMap<string, Declared>;
  /** local name → the file and the name there */
  readonly imported: ReadonlyMap<string, readonly [file: string, name: string]>;
}

const read = (file: string, text: string): Source => {
  const declared = new Map<string, Declared>();
  const imported = new Map<string, readonly [string, string]>();
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  for (const statement of tree.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier) && statement.moduleSpecifier.text.startsWith('.')) {
      const from = join(dirname(file), statement.moduleSpecifier.text.replace(/\.js$/, '.ts'));
      const named = statement.importClause?.namedBindings;
      if (named !== undefined && ts.isNamedImports(named)) for (const one of named.elements) imported.set(one.name.text, [from, (one.propertyName ?? one.name).text]);
    }
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) if (ts.isIdentifier(name) && initializer !== undefined) declared.set(name.text, look(initializer));
  }
  return { declared, imported };
};

const look = (node: ts.Node): Declared => {
  const [mentions, makes] = [new Set<string>(), new Set<string>()];
  const visit = (one: ts.Node): void => {
    if (ts.isIdentifier(one)) mentions.add(one.text);
    if (ts.isCallExpression(one) && ts.isPropertyAccessExpression(one.expression) && one.expression.name.text === 'make' && one.arguments[0] !== undefined && ts.isStringLiteral(one.arguments[0])) makes.add(one.arguments[0].text);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return { mentions, makes };
};

export type Sources = ReadonlyMap<string, Source>;

/** Product sources below a folder; or those given, by path. */
export const sourcesIn = (folder: string): Sources =>
  sourcesOf(new Map(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.endsWith('.fixture.ts')).map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')])));

export const sourcesOf = (texts: ReadonlyMap<string, string>): Sources => new Map([...texts].map(([file, text]) => [file, read(file, text)]));

/** Every event that the declaration of that name makes, itself or by whatever it mentions, file after file. */
export const eventsMadeBy = (sources: Sources, name: string): ReadonlySet<string> => {
  const [seen, made] = [new Set<string>(), new Set<string>()];
  const follow = (file: string, of: string): void => {
    if (seen.has(`${file}#${of}`)) return;
    seen.add(`${file}#${of}`);
    const source = sources.get(file);
    const elsewhere = source?.imported.get(of);
    if (elsewhere !== undefined) return follow(...elsewhere);
    const own = source?.declared.get(of);
    own?.makes.forEach((event) => made.add(event));
    own?.mentions.forEach((mention) => {
      follow(file, mention);
    });
  };
  for (const [file, { declared }] of sources) if (declared.has(name)) follow(file, name);
  return made;
};
