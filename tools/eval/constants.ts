/** The engine's constants, read from its source: so that the page that lists them cannot fall behind. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/**
 * The pack's layout, the search boxes and what reads words fast have constants of another kind; the weights are made
 * by a fit.
 */
const ELSEWHERE =
  /^src\/(?:corpus\/|(?:search|list-search|vocabulary|print-reader|plain-words|words|forms|match\/(?:weights|key-lists))\.ts)/u;

export interface Constant {
  /** Unique: the file's name, the constant's and a property's where there is one. */
  readonly name: string;
  readonly value: string;
  /** From the project's root. */
  readonly file: string;
  readonly why: string;
  /** Where the number stands in the file. */
  readonly start: number;
  readonly end: number;
}

const engineFiles = (): string[] =>
  readdirSync(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .filter((file) => !ELSEWHERE.test(file))
    .sort();

/** A number as written: a literal, a negative one, or a product of such. */
function isNumber(node: ts.Node): boolean {
  if (ts.isNumericLiteral(node)) return true;
  if (ts.isPrefixUnaryExpression(node)) return isNumber(node.operand);
  return ts.isBinaryExpression(node) && isNumber(node.left) && isNumber(node.right);
}

function whyOf(node: ts.Node, text: string): string {
  const ranges = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  return ranges
    .map(({ pos, end }) => text.slice(pos, end))
    .join(' ')
    .replace(/\/\*\*?|\*\/|\/\/|\n\s*\*(?!\/)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replaceAll('|', '\\|')
    .trim();
}

function constantsIn(file: string): Constant[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const out: Constant[] = [];
  const room = path.basename(file, '.ts');
  for (const statement of tree.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const why = whyOf(statement, text);
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!initializer || !ts.isIdentifier(name) || !/^[A-Z][A-Z_]*$/u.test(name.text)) continue;
      const add = (label: string, node: ts.Node, own: string): unknown =>
        out.push({
          name: `${room}.${label}`,
          value: node.getText(tree),
          file,
          why: own,
          start: node.getStart(tree),
          end: node.getEnd(),
        });
      const value = ts.isAsExpression(initializer) ? initializer.expression : initializer;
      if (isNumber(value)) add(name.text, value, why);
      else if (ts.isObjectLiteralExpression(value))
        for (const property of value.properties)
          if (ts.isPropertyAssignment(property) && isNumber(property.initializer))
            add(
              `${name.text}.${property.name.getText(tree)}`,
              property.initializer,
              whyOf(property, text) || why,
            );
    }
  }
  return out;
}

/** In the order of files and lines. */
export const engineConstants = (): Constant[] => engineFiles().flatMap(constantsIn);
