import { describe, expect, test } from 'vitest';
import { productFiles, projectFiles, readJson } from './checks/files';
import { importCycles, importProblems, importsOf, unlistedMembers } from './checks/imports';

const files = productFiles(projectFiles());
const { dependencies } = readJson('package.json') as { dependencies: Record<string, string> };

test('imports go down the layers, never across siblings, and each package has its owner', () => {
  expect(files.length).toBeGreaterThan(10);
  expect(importProblems(files, Object.keys(dependencies))).toEqual([]);
});

test('every format, family, dialect, detector, kind and rule is on its list', () => {
  expect(unlistedMembers(files)).toEqual([]);
});

test('no file imports itself through others', () => {
  expect(importCycles(files)).toEqual([]);
});

describe('the checks themselves', () => {
  test('find every way to import', () => {
    const text = [
      "import * as z from 'zod';",
      "import './side.css';",
      "import type { A } from './a';",
      "import {\n  b,\n  type C,\n} from '../b';",
      "export { d } from './d';",
      "export type { E } from './e';",
      "const f = await import('./f');",
      "// import { g } from './g';",
      'const text = "not from \'./h\'";',
    ].join('\n');
    const found = importsOf({ path: 'webview/views/x.ts', text });
    expect(found.map(({ to, isTypeOnly }) => [to, isTypeOnly])).toEqual([
      ['zod', false],
      ['webview/views/side.css', false],
      ['webview/views/a', true],
      ['webview/b', false],
      ['webview/views/d', false],
      ['webview/views/e', true],
      ['webview/views/f', false],
    ]);
  });

  test.each([
    ['extension/trace/model.ts', '../diagnosis/lineage', 'extension/trace/ may not import extension/diagnosis/'],
    ['extension/config/agent.ts', '../trace/model', 'extension/config/ may not import extension/trace/'],
    ['extension/config/versions/history.ts', '../../trace/model', 'may not import extension/trace/'],
    ['extension/features/replay/a.ts', '../../cli/main', 'extension/features/ may not import extension/cli/'],
    ['extension/cli/main.ts', '../features/replay/a', 'extension/cli/ may not import extension/features/'],
    ['extension/trace/open.ts', '../platform/files', 'extension/trace/ may not import extension/platform/'],
    ['webview/main.tsx', '../extension/trace/model', 'webview/ may not import extension/trace/'],
    ['webview/main.tsx', '../schemas/protocol', 'only types from schemas/'],
    ['schemas/protocol.ts', '../extension/trace/model', 'schemas/ may not import'],
    ['extension/trace/formats/otlp.ts', './langfuse', 'members of extension/trace/formats/ never import each other'],
    ['extension/trace/formats/otlp.ts', './formats', 'never import each other'],
    ['extension/features/replay/a.ts', '../steps/tree', 'members of extension/features/ never import each other'],
    ['extension/config/lint/rules/a.ts', './b', 'never import each other'],
    ['extension/trace/model.ts', 'vscode', 'only ^extension'],
    ['extension/features/a/b.ts', 'node:fs', 'only ^extension'],
    ['extension/config/versions/history.ts', 'simple-git', 'only ^extension'],
    ['webview/views/a.tsx', '@vscode/webview-ui-toolkit', 'only ^webview'],
    ['extension/config/agent.ts', 'left-pad', 'not under "dependencies"'],
    ['elsewhere/a.ts', './b', 'in no known layer'],
  ])('refuse %s importing %s', (path, name, problem) => {
    const problems = importProblems(
      [{ path, text: `import { x } from '${name}';\n` }],
      ['simple-git', '@vscode/webview-ui-toolkit'],
    );
    expect(problems.join('\n')).toContain(problem);
  });

  test.each([
    ['extension/config/versions/match.ts', '../../trace/model'],
    ['extension/trace/formats/formats.ts', './otlp'],
    ['extension/trace/formats/otlp.ts', './format'],
    ['extension/features/replay/a.ts', './b'],
    ['extension/features/replay/a.ts', '../parts'],
    ['extension/platform/git.ts', 'simple-git'],
    ['extension/main.ts', 'vscode'],
  ])('accept %s importing %s', (path, name) => {
    expect(importProblems([{ path, text: `import { x } from '${name}';\n` }], ['simple-git'])).toEqual([]);
  });

  test('find a member that its list lacks', () => {
    const folder = 'extension/trace/formats/';
    const list = { path: `${folder}formats.ts`, text: "import { otlp } from './otlp';\n" };
    const members = ['format', 'otlp', 'langfuse'].map((name) => ({ path: `${folder}${name}.ts`, text: '' }));
    expect(unlistedMembers([list, ...members])).toEqual([`${folder}langfuse`]);
  });

  test('find a circle, but none of types', () => {
    const a = { path: 'schemas/a.ts', text: "import { b } from './b';\n" };
    const typed = { path: 'schemas/b.ts', text: "import type { a } from './a';\n" };
    const valued = { path: 'schemas/b.ts', text: "import { a } from './a';\n" };
    expect(importCycles([a, typed])).toEqual([]);
    expect(importCycles([a, valued])).toEqual(['schemas/a -> schemas/b -> schemas/a']);
  });
});
