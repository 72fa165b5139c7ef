import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { STEP_KINDS, STEP_STATUSES } from '../../../../extension/trace/model';
import { nativeStep, nativeTraceFile } from '../../../../schemas/nativeTrace';
import { described, opened, openedFixture } from '../../support/opened';

test.each(['all-fields.json', 'lines.jsonl'])('%s reads as the snapshot says', async (name) => {
  const text = described(await openedFixture(`backstep/${name}`));
  await expect(text).toMatchFileSnapshot(`snapshots/backstep.${name}.txt`);
});

test('the schema knows every kind and status of the model', () => {
  expect(nativeStep.shape.kind.options).toEqual([...STEP_KINDS]);
  expect(nativeStep.shape.status.unwrap().options).toEqual([...STEP_STATUSES]);
});

test('the fixture that shows all fields follows the schema', () => {
  const fixture = JSON.parse(readFileSync('test/fixtures/formats/backstep/all-fields.json', 'utf8'));
  expect(nativeTraceFile.safeParse(fixture).error).toBeUndefined();
});

describe('steps', () => {
  const document = (trace: object) => JSON.stringify({ schema: 'backstep.trace/1', traces: [trace] });

  test('keep their payload as recorded when it is not of the schema', async () => {
    const file = await opened(document({ id: 't', steps: [{ id: '1', kind: 'tool', payload: { tools: 'none' } }] }));
    expect(file.payload('t', 1)).toEqual({ attributes: { payload: { tools: 'none' } } });
  });

  test('belong to a numbered trace when its id is missing or too late', async () => {
    const steps = [{ id: '1', kind: 'user' }];
    const { traces } = await opened(document({ steps, id: 'late', name: 'Named after its steps' }));
    expect(traces.map(({ id, name }) => [id, name])).toEqual([['Trace 1', 'Named after its steps']]);
  });

  test('carry hostile keys as data', async () => {
    const steps = '[{"id":"__proto__","kind":"tool","payload":{"result":{"__proto__":{"polluted":1}}}}]';
    const file = await opened(`{"schema":"backstep.trace/1","traces":[{"id":"constructor","steps":${steps}}]}`);
    const payload = file.payload('constructor', 1);
    expect(JSON.stringify(payload)).toBe('{"result":{"__proto__":{"polluted":1}}}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

test('another schema is not this format', async () => {
  const format = opened('{"schema":"backstep.show/1","traces":[]}').then(({ format }) => format.id);
  await expect(format.catch(() => 'none')).resolves.not.toBe('backstep');
});
