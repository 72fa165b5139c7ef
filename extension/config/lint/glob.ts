/**
 * Whether a text matches a pattern in which `*` stands for any text and `?` for one character. Takes at worst the product
 * of the lengths.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t]) && pattern[p] !== '*') {
      p++;
      t++;
    } else if (pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') {
    p++;
  }
  return p === pattern.length;
}

/**
 * Whether a path matches a glob: `*` and `?` within a folder, `**` across folders, `{a,b}` for either. A pattern without
 * a slash matches the file's name in any folder, and a pattern that ends in a slash all that is below it.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  return expandBraces(pattern).some((each) => {
    const whole = each.endsWith('/') ? `${each}**` : each;
    const steps = whole.replace(/^(?:\.?\/)+/, '').split('/');
    return matchesSteps(steps.length === 1 ? ['**', ...steps] : steps, path.split('/'));
  });
}

export function matchesAny(patterns: readonly string[] | undefined, path: string): boolean {
  return patterns?.some((pattern) => matchesGlob(pattern, path)) ?? false;
}

const MOST_ALTERNATIVES = 64;

function expandBraces(pattern: string): string[] {
  let patterns = [pattern];
  while (patterns.length <= MOST_ALTERNATIVES && patterns.some((each) => /\{[^{}]*,[^{}]*\}/.test(each))) {
    patterns = patterns.flatMap((each) => {
      const match = /\{([^{}]*,[^{}]*)\}/.exec(each);
      return match
        ? match[1]!
            .split(',')
            .map((part) => each.slice(0, match.index) + part + each.slice(match.index + match[0].length))
        : [each];
    });
  }
  return patterns;
}

/** Step by step, where `**` takes any number of folders: the same greedy walk as above, one level up. */
function matchesSteps(pattern: readonly string[], path: readonly string[]): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < path.length) {
    if (pattern[p] === '**') {
      star = p++;
      mark = t;
    } else if (p < pattern.length && matchesWildcard(pattern[p]!, path[t]!)) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  return pattern.slice(p).every((step) => step === '**');
}
