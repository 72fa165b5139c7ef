import type { Rule } from './rule';

const SAYS =
  /\b(?:don't know|do not know|not know|unsure|uncertain\w*|not sure|unclear|ambigu\w+|clarif\w+|ask (?:the user|for|if|when|before|them|him|her|questions?)|escalat\w+|hand(?:s|ed)? (?:over|off)|human|cannot|can't|can not|unable|no information|not enough|insufficient|say so|admit|defer|guess\w*|make up|fabricat\w+|hallucinat\w+|assum\w+|confirm with|missing|confidence|confident|verify|if (?:you|it|the|no|there)\b.{0,40}\b(?:not|no|fail\w*|missing|empty)|fallback|stop and|refuse|decline|out of scope|only use|only answer|limitations?)\b/i;
const LEAST_CHARS = 300;

/**
 * An agent that is not told what to do when it does not know makes something up. Only prompts that an agent file ties to
 * an agent are asked: of a loose prompt nobody knows what stands around it.
 */
export const promptNoUncertainty: Rule = {
  id: 'prompt-no-uncertainty',
  severity: 'warning',
  summary: "An agent's prompt never says what to do when it does not know, or how to escalate.",
  on: 'agent',
  check({ definition, prompts }) {
    const system = prompts.filter(({ sections }) => sections.some(({ role }) => role === 'system'));
    const [first] = system;
    const length = system.reduce((sum, { text }) => sum + text.length, 0);
    if (!definition?.manifest || !first || length < LEAST_CHARS || system.some(({ text }) => SAYS.test(text))) {
      return undefined;
    }
    const start = first.text.search(/\S/);
    const line = first.text.slice(start).split('\n', 1)[0]!.length;
    return {
      at: { node: first.node, from: start, to: start + line },
      message: 'this prompt never says what to do when the agent does not know, or when to hand over to a human',
    };
  },
};
