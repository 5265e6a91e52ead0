import { literal, text } from './literal.js';
import { jumps, type Arm, type Statement, type StateStatement } from './program.js';
import { typedStep } from './typed-step.js';
import { verbatimParts } from './verbatim-parts.js';

/** Writes statements as the body of a generator function, and notes which names of the library they use. */
export class SourcePrinter {
  readonly used = new Set<string>();
  private readonly labels = new Map<string, string>();

  /** `returns`: the last statement's value is the body's. */
  body(statements: readonly Statement[], indent: string, returns = false): string {
    return statements
      .map((statement, i) => {
        const keyword = returns && i === statements.length - 1 ? 'return ' : '';
        return `${indent}${keyword}yield* ${this.statement(statement, indent)};\n`;
      })
      .join('');
  }

  private statement(statement: Statement, indent: string): string {
    switch (statement.kind) {
      case 'state':
        return this.state(statement, indent);
      case 'leave':
      case 'again':
      case 'stop':
        return `${this.handle(statement.kind === 'leave' ? 'b' : 'l', statement.label)}.${statement.kind}()`;
      case 'loop': {
        this.used.add('loop');
        const named = ['again', 'stop'].some((kind) =>
          jumps(statement.body, kind as 'stop', statement.label),
        );
        const parameter = named ? this.handle('l', statement.label) : '';
        return `loop(function* (${parameter}) {\n${this.body(statement.body, `${indent}  `)}${indent}})`;
      }
      case 'block': {
        this.used.add('block');
        const parameter = this.handle('b', statement.label);
        const head = `block(${text(statement.label)}, function* (${parameter}) {\n`;
        return `${head}${this.body(statement.body, `${indent}  `)}${indent}})`;
      }
    }
  }

  private state(statement: StateStatement, indent: string): string {
    const typed = typedStep(statement);
    if (typed) {
      this.used.add(typed.step);
      const options = typed.options ? `, ${literal(typed.options, indent)}` : '';
      return `${typed.step}(${text(statement.name)}${options})`;
    }
    this.used.add('rawState');
    const ways = this.ways(statement, `${indent}  `);
    const head = `rawState(${text(statement.name)}, ${literal(verbatimParts(statement.state), indent)}`;
    return ways === '' ? `${head})` : `${head}, {\n${ways}${indent}})`;
  }

  private ways({ state, rules, otherwise, catches, inner }: StateStatement, indent: string): string {
    const deeper = `${indent}  `;
    const arm = ({ fields, body }: Arm) =>
      `${deeper}[${literal(fields, deeper)}, ${this.function(body, deeper)}],\n`;
    const list = (name: string, items: readonly string[]) =>
      items.length > 0 ? `${indent}${name}: [\n${items.join('')}${indent}],\n` : '';
    const branches = state.Type === 'Parallel' ? inner : [];
    const [processor] = state.Type === 'Map' ? inner : [];
    return [
      list(
        'branches',
        branches.map((body) => `${deeper}${this.function(body, deeper)},\n`),
      ),
      processor ? `${indent}processor: ${this.function(processor, indent)},\n` : '',
      list('rules', rules.map(arm)),
      otherwise ? `${indent}otherwise: ${this.function(otherwise, indent)},\n` : '',
      list('catch', catches.map(arm)),
    ].join('');
  }

  /** A body as a function: an arrow when it is one step. */
  private function(body: readonly Statement[], indent: string): string {
    const [only, ...more] = body;
    if (!only) {
      this.used.add('next');
      return 'next';
    }
    if (more.length === 0) return `() => ${this.statement(only, indent)}`;
    return `function* () {\n${this.body(body, `${indent}  `)}${indent}}`;
  }

  /** Blocks and loops in each other need names of their own. */
  private handle(letter: 'b' | 'l', label: string): string {
    const key = `${letter} ${label}`;
    const taken = [...this.labels.values()].filter((name) => name.startsWith(letter)).length;
    const name = this.labels.get(key) ?? (taken === 0 ? letter : `${letter}${taken + 1}`);
    this.labels.set(key, name);
    return name;
  }
}
