import type { StepKind } from '../model';

const USER_WORDS = ['human'];
const TOOL_WORDS = ['terminal', 'executor', 'interpreter', 'environment', 'observation', 'tool'];
const AGENT_WORDS = ['expert', 'agent', 'assistant', 'engineer', 'specialist', 'analyst', 'orchestrator', 'planner'];

/** What a message of a multi-agent chat is, by the words its speaker's name is made of. */
export function speakerKind(speaker: string): StepKind {
  if (speaker.includes('(->')) {
    return 'handoff'; // Magentic-One: 'Orchestrator (-> WebSurfer)'
  }
  const words = wordsOf(speaker);
  const isUser =
    hasAny(words, USER_WORDS) || (words.includes('user') && (words.length === 1 || words.includes('proxy')));
  if (isUser) {
    return 'user';
  }
  return hasAny(words, TOOL_WORDS) && !hasAny(words, AGENT_WORDS) ? 'tool' : 'model';
}

/** Whether a name is one that people give to agents, rather than to persons. */
export function isAgentName(speaker: string): boolean {
  return speaker.includes('(->') || hasAny(wordsOf(speaker), AGENT_WORDS);
}

function hasAny(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.some((word) => words.includes(word));
}

/** 'Computer_terminal' -> computer, terminal; 'ComputerTerminal' -> computer, terminal. */
function wordsOf(speaker: string): string[] {
  const pieces = speaker.slice(0, 200).split(/[^A-Za-z0-9]+/);
  const words = pieces.flatMap((piece) => piece.split(/(?<=[a-z0-9])(?=[A-Z])/));
  return words.filter((word) => word !== '').map((word) => word.toLowerCase());
}
