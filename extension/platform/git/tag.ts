import { tagNameProblem } from '../../config/versions/tagName';
import type { Git } from './run';

/**
 * An annotated tag in the user's name, unsigned: a signature program would run.
 * @param commit the whole hash
 * @throws Error with a message for people
 */
export async function createTag(git: Git, name: string, commit: string, message: string): Promise<void> {
  const problem = tagNameProblem(name);
  if (problem !== undefined) {
    throw new Error(problem);
  }
  // Nobody's name is made up from that of the machine.
  const who = ['-c', 'user.useConfigOnly=true'];
  const text = message.trim() === '' ? name : message;
  try {
    await git.text([...who, 'tag', '--annotate', '--no-sign', '--cleanup=whitespace', '--file=-', '--', name, commit], {
      input: `${text}\n`,
    });
  } catch (error) {
    throw new Error(explain(error instanceof Error ? error.message : String(error), name));
  }
}

function explain(message: string, name: string): string {
  if (/already exists/.test(message)) {
    return `There is a tag '${name}' already.`;
  }
  if (/tell me who you are|auto-detection is disabled|empty ident/i.test(message)) {
    return 'git does not know your name. Set user.name and user.email, then tag again.';
  }
  if (/cannot lock ref|unable to create|is not a valid tag name/i.test(message)) {
    return `git cannot make a tag '${name}': another one is in its way, or the repository cannot be written.`;
  }
  const first = message.split('\n').find((line) => line.trim() !== '') ?? 'no reason given';
  return `git could not make the tag: ${first.slice(0, 300)}`;
}
