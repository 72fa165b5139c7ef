import { describe, expect, test } from 'vitest';
import { allParameters, type ConfigFile, textOf } from '../../../extension/config/agentConfig';
import { formatPath, pathOf } from '../../../extension/config/document/node';
import { KINDS } from '../../../extension/config/kinds/kinds';
import { readConfigFile } from '../../../extension/config/read';
import { OTHERS, SAMPLES } from './samples';

/** What a file says, in words short enough to compare. */
function summary(file: ConfigFile): string[] {
  const { text } = file.document;
  const place = (node: { readonly start: number; readonly end: number }): string => text.slice(node.start, node.end);
  return [
    ...file.tools.map((tool) => {
      const parameters = allParameters(tool).map(
        ({ path, types, required }) => `${path}${required ? '!' : ''}:${types.join('|')}`,
      );
      return `tool ${tool.name?.value} (${parameters.join(' ')})`;
    }),
    ...file.prompts.map(({ sections, language, purpose, inputs }) => {
      const roles = sections.map(({ role }) => role).join('+');
      return `prompt ${roles} ${language} ${purpose}${inputs ? ` [${inputs.map(({ name }) => name.value)}]` : ''}`;
    }),
    ...file.models.map(
      ({ id, indirect, parameters }) =>
        `model ${id?.value}${indirect ? ' (indirect)' : ''} {${Object.keys(parameters)}}`,
    ),
    ...file.agents.map(
      ({ name, tools, handoffs }) =>
        `agent ${name?.value}${tools ? ` tools ${tools.map(({ value }) => value)}` : ''}${handoffs.length > 0 ? ` to ${handoffs.map(({ value }) => value)}` : ''}`,
    ),
    ...file.servers.map(({ name, node }) => `server ${name.value} at ${place(node).length > 0}`),
  ];
}

test('every kind has a sample', () => {
  const known = new Set(SAMPLES.map(({ kind }) => kind));
  expect(KINDS.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
});

describe.each(SAMPLES.map((sample) => [sample.path, sample] as const))('%s', (path, { text, kind, says }) => {
  const file = readConfigFile(path, text);

  test(`is ${kind}`, () => {
    expect(file?.kind).toBe(kind);
    expect(summary(file!)).toEqual(says);
  });

  test('every element knows its path and its range', () => {
    for (const { name, description } of file!.tools) {
      expect(text.slice(name!.node.start, name!.node.end)).toContain(name!.isKey ? ':' : name!.value);
      expect(formatPath(pathOf(name!.node))).not.toBe('undefined');
      expect(text.slice(description!.start, description!.end)).toContain(textOf(description).trim().slice(0, 10));
    }
    for (const { id } of file!.models) {
      expect(id === undefined || text.slice(id.node.start, id.node.end).includes(id.value)).toBe(true);
    }
  });
});

test.each(OTHERS.map(({ path, text }) => [path, text]))('%s is left alone', (path, text) => {
  expect(readConfigFile(path, text)).toBeUndefined();
});
