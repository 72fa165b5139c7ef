import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Ajv from 'ajv';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Io } from '../../../extension/cli/io';
import { UsageError } from '../../../extension/cli/io';
import { lintCommand } from '../../../extension/cli/lint';
import { rulesCommand } from '../../../extension/cli/rules';
import { lintReport } from '../../../schemas/lintReport';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'backstep-lint-')));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
}

function collector(written: string[], cwd: string): Io {
  return {
    cwd,
    columns: undefined,
    write: async (text) => {
      written.push(text);
    },
    warn: () => {},
  };
}

async function run(args: readonly string[], cwd = root) {
  const written: string[] = [];
  const code = await lintCommand(args, collector(written, cwd));
  return { code, output: written.join('') };
}

const tool = (more: object): string =>
  `${JSON.stringify({ tools: [{ name: 'count_stock', description: 'Counts the stock of one hall.', inputSchema: { type: 'object', properties: {} }, ...more }] }, undefined, 2)}\n`;
const WARNING = tool({ name: 'delete_hall', description: 'Deletes a hall and all that is stored in it.' });
const ERROR = tool({ description: '' });

describe('exit codes', () => {
  test('0 without findings, and for a folder with no agent config', async () => {
    expect(await run([])).toEqual({ code: 0, output: 'no agent config found\n' });
    write({ 'tools.json': tool({}) });
    expect(await run([])).toEqual({ code: 0, output: '0 errors, 0 warnings, 0 hints in 1 agent config file\n' });
  });

  test('1 for errors, and for more warnings than allowed', async () => {
    write({ 'tools.json': WARNING });
    expect((await run([])).code).toBe(0);
    expect((await run(['--max-warnings', '1'])).code).toBe(0);
    expect((await run(['--max-warnings', '0'])).code).toBe(1);
    write({ 'tools.json': ERROR });
    expect((await run([])).code).toBe(1);
  });

  test.each([
    [['nowhere'], "there is nothing at 'nowhere'"],
    [['--format', 'xml'], "there is no format 'xml'; there are: text, json, sarif, github"],
    [['--max-warnings', 'few'], "--max-warnings takes a number, not 'few'"],
    [['--rule', 'tool-overlp'], "there is no rule 'tool-overlp'; did you mean 'tool-overlap'?"],
    [['--wrong'], "Unknown option '--wrong'"],
  ])('%j cannot run, with one line that says why', async (args, message) => {
    await expect(run(args)).rejects.toThrow(UsageError);
    await expect(run(args)).rejects.toThrow(message);
  });
});

test('text for people: by file, controls made visible', async () => {
  write({ 'a/tools.json': tool({ description: '', name: 'count\u001b[31m' }) });
  const { output } = await run([]);
  expect(output).toContain('a/tools.json\n  4:15     error    tool "count<U+001B>[31m" has no description');
  expect(output).not.toContain('\u001b');
});

test('json for programs keeps its contract', async () => {
  write({ 'tools.json': WARNING, '.gitignore': 'out\n', 'out/tools.json': ERROR, '.git/HEAD': '' });
  const report = lintReport.parse(JSON.parse((await run(['--format', 'json'])).output));
  expect(report).toMatchObject({
    schema: 'backstep.lint/1',
    files: [{ file: 'tools.json', kind: 'tools-mcp-list' }],
    findings: [
      {
        rule: 'tool-destructive-unmarked',
        severity: 'warning',
        file: 'tools.json',
        line: 5,
        tool: 'delete_hall',
        parameter: null,
        fixable: false,
        path: 'tools[0].description',
      },
    ],
    skipped: [],
  });
});

test('SARIF is valid against the parts of the 2.1.0 schema that it uses', async () => {
  write({
    'my tools.json': tool({
      name: 'delete_hall',
      description: 'Deletes.',
      inputSchema: { type: 'object', properties: { a: { type: 'int' } } },
    }),
    'tools.json': ERROR,
  });
  const log = JSON.parse((await run(['--format', 'sarif'])).output);
  const schema = JSON.parse(readFileSync('test/fixtures/config/sarif-2.1.0-subset.schema.json', 'utf8'));
  const validate = new Ajv({ strict: false }).compile(schema);
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  const [first] = log.runs[0].results;
  expect(log.runs[0].tool.driver.rules[first.ruleIndex].id).toBe(first.ruleId);
  expect(first.locations[0].physicalLocation.artifactLocation.uri).toBe('my%20tools.json');
});

test('annotations for GitHub cannot be broken out of', async () => {
  write({
    'a,b.json': tool({ name: 'x', description: '', title: '::' }),
    'c.json': tool({ description: 'TODO', name: 'a\n::error::b' }),
  });
  const { output } = await run(['--format', 'github']);
  expect(output).toContain(
    '::error file=a%2Cb.json,line=4,endLine=4,col=15,endColumn=18,title=tool-description-missing::tool "x" has no description',
  );
  expect(output.split('\n').filter((line) => line.startsWith('::error::b'))).toEqual([]);
});

test('--fix mends what is safe, leaves the rest of the file as it is, and reports what is left', async () => {
  const text =
    '{\r\n\t"tools": [ // all of them\r\n\t\t{"name": "count", "description": "Counts.", "inputSchema": {"type": "object", "properties": {"a": {"type": "int"}, "b": {"enum": [1, 2, 1]}}}},\r\n\t\t{"name": "b", "description": ""}\r\n\t]\r\n}\r\n';
  write({ 'tools.json': text });
  const { output, code } = await run(['--fix']);
  expect(readFileSync(path.join(root, 'tools.json'), 'utf8')).toBe(
    text.replace('"int"', '"integer"').replace('[1, 2, 1]', '[1, 2]'),
  );
  expect([code, output.includes('2 mended; 1 error')]).toEqual([1, true]);
});

test('backstep.json is found above, and its patterns are seen from its folder', async () => {
  write({
    'backstep.json': '{"files": {"exclude": ["pkg/old/**"]}}',
    'pkg/old/tools.json': ERROR,
    'pkg/new/tools.json': ERROR,
    '.git/HEAD': '',
  });
  const { output } = await run(['.', '--format', 'json'], path.join(root, 'pkg'));
  expect(lintReport.parse(JSON.parse(output)).findings.map(({ file }) => file)).toEqual(['new/tools.json']);
});

test('--rule runs one rule alone, those off by default too', async () => {
  write({ 'tools.json': tool({ name: 'delete_hall', description: 'Looks whether a hall is there.' }) });
  const { output } = await run(['--json', '--rule', 'tool-destructive-unmarked']);
  expect(lintReport.parse(JSON.parse(output)).findings.map(({ rule }) => rule)).toEqual(['tool-destructive-unmarked']);
});

test('links are looked up on disk', async () => {
  write({ 'AGENTS.md': 'See [a](docs/a.md) and [b](docs/b.md).', 'docs/a.md': 'x' });
  const { output } = await run(['--json']);
  expect(lintReport.parse(JSON.parse(output)).findings.map(({ message }) => message)).toEqual([
    'there is no file "docs/b.md"',
  ]);
});

test('backstep rules lists every rule with its severity and options', async () => {
  const text: string[] = [];
  expect(await rulesCommand([], collector(text, root))).toBe(0);
  expect(text.join('')).toMatch(/^tool-set-too-large +warning +More tools.*\(tools 40, tokens 10000\)$/m);
  expect(text.join('')).toMatch(/^tool-returns-undescribed +off/m);
  const json: string[] = [];
  await rulesCommand(['--json'], collector(json, root));
  expect(JSON.parse(json.join('')).rules).toContainEqual(
    expect.objectContaining({ id: 'model-no-fallback', severity: 'off' }),
  );
});
