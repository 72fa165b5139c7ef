const MOST_LENGTH = 200;
const FORBIDDEN = /[\p{Cc} ~^:?*[\\]/u;

/** Why git would not take a name for a tag, in a sentence; undefined when it would. The rules of git-check-ref-format. */
export function tagNameProblem(name: string): string | undefined {
  if (name.trim() === '') {
    return 'A tag needs a name.';
  }
  const [forbidden] = FORBIDDEN.exec(name) ?? [];
  if (forbidden !== undefined) {
    const what =
      forbidden === ' ' ? 'a blank' : /\p{Cc}/u.test(forbidden) ? 'an invisible character' : `'${forbidden}'`;
    return `A tag's name cannot hold ${what}.`;
  }
  const [sequence] = /\.\.|@\{|\/\//.exec(name) ?? [];
  if (sequence !== undefined) {
    return `A tag's name cannot hold '${sequence}'.`;
  }
  if (/^[-/]|(?:^|\/)\./.test(name)) {
    return "A tag's name, or a part of it, cannot begin like that.";
  }
  if (/[./]$|\.lock(?:\/|$)/.test(name)) {
    return "A tag's name, or a part of it, cannot end like that.";
  }
  if (name === '@' || name === 'HEAD') {
    return `'${name}' stands for the commit that is checked out.`;
  }
  return name.length > MOST_LENGTH ? `A tag's name has at most ${MOST_LENGTH} characters.` : undefined;
}
