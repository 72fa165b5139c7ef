import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../extension/config/document/edit';
import { accept, turnOff } from '../../../extension/config/lint/settingsEdit';

const withRuleOff = (text: string, rule: string) => applyEdits(text, turnOff(text, rule));
const withSuppression = (text: string, suppression: Parameters<typeof accept>[1]) =>
  applyEdits(text, accept(text, suppression));

describe('turning a rule off', () => {
  test.each([
    ['in no file', '', '{\n  "rules": {\n    "tool-overlap": "off"\n  }\n}\n'],
    [
      'beside comments and other rules',
      '{\n  // ours\n  "rules": { "a": "error" },\n}\n',
      '{\n  // ours\n  "rules": {\n    "a": "error",\n    "tool-overlap": "off"\n  },\n}\n',
    ],
    ['that has a severity', '{"rules": {"tool-overlap": "error"}}', '{"rules": {"tool-overlap": "off"}}'],
    [
      'that has options',
      '{"rules": {"tool-overlap": {"severity": "info", "share": 1}}}',
      '{"rules": {"tool-overlap": {"severity": "off", "share": 1}}}',
    ],
  ])('%s', (_where, before, after) => {
    expect(withRuleOff(before, 'tool-overlap')).toBe(after);
  });

  test.each(['[]', 'null', '"x"', 'not json'])('leaves %s to its author', (text) => {
    expect(() => withRuleOff(text, 'tool-overlap')).toThrow('no JSON object');
  });
});

describe('accepting a finding', () => {
  const entry = { rule: 'tool-overlap', file: 'a.json', tool: 'x', reason: 'known' };

  test('makes the list, and adds to the one there is', () => {
    const first = withSuppression('{}', entry);
    expect(JSON.parse(first)).toEqual({ ignore: [entry] });
    expect(JSON.parse(withSuppression(first, { ...entry, tool: 'y' }))).toEqual({
      ignore: [entry, { ...entry, tool: 'y' }],
    });
  });

  test('keeps line ends and tabs as they are', () => {
    const text = '{\r\n\t"models": {\r\n\t\t"allow": ["a"]\r\n\t}\r\n}\r\n';
    const edited = withSuppression(text, entry);
    expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
    expect(edited).toContain('\r\n\t"ignore"');
    expect(edited.startsWith(text.slice(0, text.lastIndexOf('\t}') + 2))).toBe(true);
  });
});
