// Reads from the sources of the domains which refusals a function may answer, by itself or through those that it calls.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { PROJECT } from './bootstrap.mjs';

const RAISING = new Set(['refuse', 'failure']);
const GUARD_TYPES = new Set(['CaseGuard', 'LastingGuard']);
const GUARD_MAKERS = new Set(['guard', 'lastingGuard', 'exceptImport', 'guardOf']);
const ACT_MAKERS = new Set(['defineBeginningAct', 'defineAct', 'defineLastingAct', 'defineActWhenever']);

/** A text with its parameters as a reader may take them: `{unit:handler}` is said as ⟨handler⟩. */
export function textOf(text) {
  return text.replaceAll(/\{(?:[a-z]+:)?([a-zA-Z]+)\}/g, '⟨$1⟩');
}

export function readSources(folders) {
  const files = new Map(folders.flatMap(filesBelow).map((path) => [path, readFile(path)]));
  const codes = (declaration, seen = new Set()) => codesIn(declaration, files, seen);
  const everywhere = [...files.values()];
  const named = (name) => everywhere.flatMap(({ declarations }) => declarations.get(name) ?? [])[0];
  return {
    codesOf: (name) => (named(name) ? codes(named(name)) : []),
    docOf: (name) => named(name)?.doc ?? '',
    guards: () =>
      everywhere
        .flatMap(({ declarations }) => [...declarations.values()])
        .filter(({ isGuard }) => isGuard)
        .map((declaration) => ({ name: declaration.name, doc: declaration.doc, codes: codes(declaration) })),
    /** Of one folder: another matter may have an act of the same name. */
    actsIn: (folder) => new Map(everywhere.filter(({ path }) => path.startsWith(folder)).flatMap(actsIn)),
  };
}

function filesBelow(folder) {
  return readdirSync(join(PROJECT, folder), { recursive: true })
    .filter((path) => path.endsWith('.ts') && !/\.(spec|body)\.ts$|index\.ts$/.test(path))
    .sort()
    .map((path) => `${folder}/${path}`);
}

/** The functions and constants of a file by name, and where its other names come from. */
function readFile(path) {
  const text = readFileSync(join(PROJECT, path), 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const declarations = new Map();
  const imports = new Map();
  source.forEachChild((node) => {
    if (ts.isImportDeclaration(node)) readImport(node, path, imports);
    if (ts.isFunctionDeclaration(node) && node.name) declare(node.name.text, node, node);
    if (ts.isVariableStatement(node))
      for (const each of node.declarationList.declarations) declare(each.name.getText(source), each, node);
  });
  function declare(name, node, statement) {
    const doc = ts
      .getJSDocCommentsAndTags(statement)
      .map((each) => ts.getTextOfJSDocComment(each.comment) ?? '')
      .join(' ')
      .replaceAll(/\s*\n\s*/g, ' ');
    const type = node.type?.getText(source) ?? '';
    const isGuard = GUARD_TYPES.has(type.replace(/<.*>$/, '')) || makes(node.initializer, GUARD_MAKERS);
    declarations.set(name, { name, node, path, doc, isGuard });
  }
  return { path, source, declarations, imports };
}

function makes(node, makers) {
  return node !== undefined && ts.isCallExpression(node) && makers.has(node.expression.getText());
}

function readImport(node, path, imports) {
  const from = node.moduleSpecifier.text;
  const target = from.startsWith('.') ? normalize(join(dirname(path), from)).replace(/\.js$/, '.ts') : from;
  for (const { name, propertyName } of node.importClause?.namedBindings?.elements ?? [])
    imports.set(name.text, { target, name: (propertyName ?? name).text });
}

/** What a name in a file stands for; undefined for what is none of ours. */
function lookUp(name, path, files) {
  const file = files.get(path);
  const own = file?.declarations.get(name);
  if (own) return own;
  const imported = file?.imports.get(name);
  if (!imported) return undefined;
  const direct = files.get(imported.target)?.declarations.get(imported.name);
  if (direct) return direct;
  const library = /^#libs\/([^/]+)\/domain$/.exec(imported.target)?.[1];
  if (!library) return undefined;
  return [...files.values()]
    .filter((each) => each.path.startsWith(`libs/${library}/`))
    .flatMap(({ declarations }) => declarations.get(imported.name) ?? [])[0];
}

function codesIn({ node, path }, files, seen) {
  const found = new Set();
  const visit = (each) => {
    if (ts.isIdentifier(each) && isUse(each)) {
      const code = codeOfConstant(each.text, path, files);
      if (code !== null) {
        found.add(code);
        return;
      }
    }
    if (ts.isCallExpression(each) && ts.isIdentifier(each.expression) && RAISING.has(each.expression.text)) {
      literalsIn(each.arguments[0]).forEach((code) => found.add(code));
      visit(each.arguments[0]);
      each.arguments.slice(1).forEach(visit);
      return;
    }
    if (ts.isPropertyAssignment(each) && each.name.getText() === 'fault')
      literalsIn(each.initializer).forEach((code) => found.add(code));
    if (ts.isIdentifier(each) && isUse(each)) {
      const used = lookUp(each.text, path, files);
      if (used && used.node !== node && !seen.has(used)) {
        seen.add(used);
        codesIn(used, files, seen).forEach((code) => found.add(code));
      }
    }
    each.forEachChild(visit);
  };
  node.forEachChild(visit);
  return [...found];
}

/** Not a property, nor a key: only those stand for something declared. */
function isUse({ parent, text }) {
  if (RAISING.has(text)) return false;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression.text === text;
  return !ts.isPropertyAssignment(parent) || parent.initializer.text === text;
}

/** The code of a refusal that is a constant of its own: `refusal('not-signed', …)`. */
function codeOfConstant(name, path, files) {
  const made = lookUp(name, path, files)?.node.initializer;
  return made && ts.isCallExpression(made) && made.expression.getText() === 'refusal' ? made.arguments[0].text : null;
}

function literalsIn(node) {
  if (!node) return [];
  if (ts.isStringLiteral(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)];
  return [];
}

/** Constants that are acts of the kernel: their names, how their guards are written, and what is said of them. */
function actsIn({ source, declarations }) {
  return [...declarations.values()].flatMap(({ node, doc }) => {
    if (!makes(node.initializer, ACT_MAKERS)) return [];
    const [name, parts] = node.initializer.arguments;
    const list = parts.properties.find((each) => each.name?.getText(source) === 'guards')?.initializer;
    const guards = (list?.elements ?? []).map((element) => element.getText(source).replaceAll("'", ''));
    return [[name.text, { guards, doc }]];
  });
}
