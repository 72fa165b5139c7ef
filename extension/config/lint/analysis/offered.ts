import { canonicalText, fieldsOf, mapFields, type Plain } from '../../versions/plain';
import { plainSchemaOf, type ToolMeaning } from '../../versions/toolMeaning';
import type { OfferedTool, RunUse } from '../runUse';

/** What a recorded definition says otherwise than the file's. */
export interface Difference {
  readonly offered: OfferedTool;
  readonly isDescription: boolean;
  /** Top-level parameters that are not the same. */
  readonly parameters: readonly string[];
  /** The schema differs, if only beside the parameters. */
  readonly isSchema: boolean;
}

/** Shorter beginnings of a description are not taken for one that an exporter cut. */
const SHORTEST_CUT = 100;

const byName = new WeakMap<RunUse, ReadonlyMap<string, readonly OfferedTool[]>>();
const NONE: readonly OfferedTool[] = [];

/** The definitions that a run recorded of a tool. */
export function definitionsIn(use: RunUse, name: string): readonly OfferedTool[] {
  let index = byName.get(use);
  if (!index) {
    const filled = new Map<string, OfferedTool[]>();
    for (const offered of use.offered) {
      const list = filled.get(offered.name) ?? [];
      filled.set(offered.name, list);
      list.push(offered);
    }
    index = filled;
    byName.set(use, index);
  }
  return index.get(name) ?? NONE;
}

/** Whether one of a run's recorded definitions of the tool is the file's, as far as they were recorded. */
export function isAsDefined(tool: ToolMeaning, use: RunUse): boolean {
  return definitionsIn(use, tool.name).some((offered) => differenceOf(tool, offered) === undefined);
}

/**
 * How a recorded definition differs from the file's by meaning; undefined when it does not. White space, the spelling
 * of the schema, `additionalProperties` (libraries add it) and what was not recorded do not count.
 */
export function differenceOf(tool: ToolMeaning, offered: OfferedTool): Difference | undefined {
  const isDescription = offered.description !== undefined && !isSameText(tool.description, offered.description);
  const own = comparableOf(tool.parameters);
  const recorded = offered.parameters === undefined ? own : recordedSchema(offered.parameters);
  const isSchema = own !== recorded && canonicalText(own) !== canonicalText(recorded);
  if (!isDescription && !isSchema) {
    return undefined;
  }
  return { offered, isDescription, isSchema, parameters: isSchema ? differentParameters(own, recorded) : [] };
}

function isSameText(own: string, recorded: string): boolean {
  if (own === recorded) {
    return true;
  }
  const [wanted, text] = [oneLine(own), oneLine(recorded)];
  const cut = text.replace(/(?:…|\.\.\.)$/, '');
  return wanted === text || (cut.length >= SHORTEST_CUT && cut !== text && wanted.startsWith(cut));
}

function oneLine(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(' ');
}

const comparables = new WeakMap<object, Plain>();

function recordedSchema(parameters: unknown): Plain {
  const isObject = typeof parameters === 'object' && parameters !== null;
  const known = isObject ? comparables.get(parameters) : undefined;
  const plain = known ?? comparableOf(plainSchemaOf(parameters));
  if (isObject) {
    comparables.set(parameters, plain);
  }
  return plain;
}

function comparableOf(schema: Plain): Plain {
  const known = typeof schema === 'object' && schema !== null ? comparables.get(schema) : undefined;
  if (known !== undefined) {
    return known;
  }
  const plain = withoutNoise(schema);
  const fields = fieldsOf(plain);
  const isEmpty = !fields || (fields.properties === undefined && Object.keys(fields).every((key) => key === 'type'));
  const result = isEmpty ? EMPTY : plain;
  if (typeof schema === 'object' && schema !== null) {
    comparables.set(schema, result);
  }
  return result;
}

const EMPTY: Plain = Object.freeze({ type: 'object' });

/** Depth is bounded where the schema was made plain. */
function withoutNoise(value: Plain): Plain {
  if (Array.isArray(value)) {
    return value.map(withoutNoise);
  }
  const fields = fieldsOf(value);
  return fields
    ? mapFields(fields, (field, key) =>
        key === 'additionalProperties' && typeof field === 'boolean'
          ? undefined
          : key === 'description' && typeof field === 'string'
            ? oneLine(field)
            : withoutNoise(field as Plain),
      )
    : value;
}

function differentParameters(own: Plain, recorded: Plain): string[] {
  const [left, right] = [parametersOf(own), parametersOf(recorded)];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names.filter((name) => left.get(name) !== right.get(name));
}

/** Text of each parameter's definition, and whether it is required. */
function parametersOf(schema: Plain): Map<string, string> {
  const fields = fieldsOf(schema);
  const required = Array.isArray(fields?.required) ? fields.required.map(String) : [];
  return new Map(
    Object.entries(fieldsOf(fields?.properties) ?? {}).map(([name, property]) => [
      name,
      `${required.includes(name)} ${canonicalText(property)}`,
    ]),
  );
}
