/** Types as JSON Schema names them: traces record values that config's schemas describe. */

/** Whether a parsed JSON value is of a type. A type that JSON Schema does not have rules nothing out. */
export function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'number':
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return nameOfType(value) === 'object';
    default:
      return true;
  }
}

/** What a parsed JSON value is: `null`, `array`, `object`, `string`, `number` or `boolean`. */
export function nameOfType(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
