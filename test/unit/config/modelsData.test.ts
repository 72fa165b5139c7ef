import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyModel } from '../../../extension/config/models';
import { providerNamed } from '../../../extension/config/models/providers';
import data from '../../../extension/config/models.data.json';
import { derive, staleFacts } from '../../harness/refreshModels.mjs';

interface Row {
  readonly provider: string;
  readonly source: string;
  readonly models: readonly string[];
  readonly date?: string;
  readonly replacement?: string;
}

const SECTIONS: Readonly<Record<string, readonly Row[]>> = {
  snapshots: data.snapshots,
  frozen: data.frozen,
  floating: data.floating,
  known: data.known,
  deprecated: data.deprecated,
  retirements: data.retirements,
  limits: data.limits,
  sampling: data.sampling,
};

const rows = Object.entries(SECTIONS).flatMap(([section, list]) => list.map((row) => ({ section, row })));
const idsOf = (row: Row) => row.models.flatMap((ids) => ids.split(' '));
const DATE = /^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

describe('the facts kept by hand', () => {
  it('each name a provider, a source and ids', () => {
    for (const { section, row } of rows) {
      expect([section, row.provider, providerNamed(row.provider)]).toEqual([section, row.provider, row.provider]);
      expect(Object.keys(data.sources)).toContain(row.source);
      expect(idsOf(row).join(' ')).toMatch(/^(\*|[a-z0-9][\w.:@/ -]*)$/);
    }
  });

  it('have sources with a name and a day, none of them in the future', () => {
    for (const source of Object.values(data.sources)) {
      expect(source.name.length).toBeGreaterThan(10);
      expect(source.date).toMatch(DATE);
      expect(source.date <= data.checked || source.date === data.derived.asOf).toBe(true);
    }
  });

  it('say each fact once', () => {
    for (const [section, list] of Object.entries(SECTIONS)) {
      const seen = list.flatMap((row) =>
        (section === 'snapshots' || section === 'frozen' ? row.models.map((ids) => ids.split(' ')[0]) : idsOf(row)).map(
          (id) => `${section} ${row.provider} ${id}`,
        ),
      );
      expect(seen.filter((fact, place) => seen.indexOf(fact) !== place)).toEqual([]);
    }
  });

  it('pin aliases to ids that are pinned', () => {
    for (const row of [...data.snapshots, ...data.frozen]) {
      for (const id of row.models.flatMap((ids) => ids.split(' ').slice(1))) {
        const { class: kind } = classifyModel(id, row.provider);
        expect([id, kind]).toEqual([id, id === 'gpt-5.6-sol' ? 'no-snapshot-exists' : 'pinned']);
      }
    }
  });

  it('give retirements a real day, and replacements that are known and not on their way out', () => {
    for (const row of data.retirements as readonly Row[]) {
      expect(row.date).toMatch(DATE);
      if (row.replacement !== undefined) {
        const facts = classifyModel(row.replacement, row.provider);
        expect([row.replacement, facts.class === 'unknown']).toEqual([row.replacement, false]);
        expect((facts.retirement?.date ?? '9999') > (row.date ?? '')).toBe(true);
      }
    }
  });

  it('are judged: no listed id is unknown', () => {
    const ids = rows
      .filter(({ section }) => section !== 'retirements')
      .flatMap(({ row }) => idsOf(row).map((id) => [id, row.provider] as const));
    expect(ids.filter(([id, provider]) => classifyModel(id, provider).class === 'unknown')).toEqual([]);
  });
});

describe('the derived facts', () => {
  it('are what npm run models:refresh would write from the installed package', () => {
    expect(data.derived).toEqual(derive(data.derived.asOf));
  });

  it('are said to come from that package', () => {
    expect(data.sources['genai-prices'].name).toBe(`@pydantic/genai-prices ${data.derived.version}`);
  });
});

describe('the staleness report', () => {
  const catalogue = {
    checked: '2026-01-01',
    sources: { page: { name: 'A page of a provider', date: '2026-01-01' } },
    snapshots: [{ provider: 'openai', source: 'page', models: ['m-1 m-1-2026-01-01'] }],
    known: [],
    floating: [],
    retirements: [
      { provider: 'openai', source: 'page', date: '2026-02-01', models: ['m-0'] },
      { provider: 'openai', source: 'page', date: '2027-01-01', replacement: 'm-0', models: ['m-1'] },
    ],
    derived: { version: '0', asOf: '2026-01-01', models: { openai: ['m-1 m-1-2026-03-03 | 1 1 1 1'] } },
  };

  it('is empty while everything is fresh', () => {
    const fresh = { ...catalogue, derived: { ...catalogue.derived, models: { openai: ['m-1 | 1 1 1 1'] } } };
    expect(staleFacts(fresh, '2026-01-02')).toEqual([]);
  });

  it('names old sources, passed retirements, dead replacements and unlisted snapshots', () => {
    expect(staleFacts(catalogue, '2026-06-01')).toEqual([
      'source page was read 151 days ago: A page of a provider',
      'retired since the last check (2026-02-01): m-0',
      'the replacement m-0 of m-1 is retired itself',
      'openai snapshot m-1-2026-03-03 is in the package but not among the snapshots',
    ]);
  });
});

describe('hostile ids', () => {
  const pieces = fc.constantFrom(
    '/',
    ':',
    '@',
    '-',
    '.',
    '~',
    '#',
    '__proto__',
    'openai',
    'latest',
    '${',
    '\n',
    '0',
    'ft:',
    'arn:aws:bedrock',
  );

  it('are never thrown at', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, fc.option(texts, { nil: undefined }), (id, provider) => {
        const facts = classifyModel(id, provider);
        expect(facts.id).toBe(id);
        expect(facts.why).not.toBe('');
      }),
    );
  });

  it.each(['-', 'a-', '0', 'q4', '1.', 'v1:', 'openai/', 'a:', 'claude-'])('of %s take no time', (piece) => {
    const start = performance.now();
    for (let round = 0; round < 100; round++) {
      classifyModel(piece.repeat(300).slice(0, 299));
    }
    expect(performance.now() - start).toBeLessThan(200);
  });
});
