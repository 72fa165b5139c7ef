const ENDINGS = ['json', 'jsonc', 'jsonl', 'ndjson', 'yaml', 'yml', 'toml', 'md', 'mdc', 'prompt', 'prompty', 'txt'];

/** Names of files that an agent may be made of, as a pattern for watching them. The editor knows no braces in braces. */
export const CONFIG_PATTERN = `**/{.gitignore,${ENDINGS.map((ending) => `*.${ending}`).join(',')}}`;

const NAMES = /(?:\/\.gitignore|\.(?:jsonc?|jsonl|ndjson|ya?ml|toml|mdc?|prompty?|txt))$/i;
/** Recorded runs are written to again and again; what others install or git keeps is nobody's config. */
const OTHERS = /\.(?:trace|otlp)\.jsonl?$|\/(?:node_modules|\.git)\//i;

/** Whether a change of a file can mean anything to an agent. */
export function mayBeConfig(path: string): boolean {
  return NAMES.test(path) && !OTHERS.test(path);
}
