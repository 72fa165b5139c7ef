import type { StepKind } from '../model';

/** What a message of a multi-agent chat is, by the words its speaker's name is made of. */
export function speakerKind(speaker: string): StepKind {
  if (/\(->/.test(speaker)) {
    return 'handoff'; // Magentic-One: 'Orchestrator (-> WebSurfer)'
  }
  const words = new Set(wordsOf(speaker));
  const has = (...wanted: readonly string[]) => wanted.some((word) => words.has(word));
  if (has('human') || (words.size === 1 && has('user', 'customer')) || (has('user') && has('proxy'))) {
    return 'user';
  }
  const isExpert = has('expert', 'agent', 'assistant', 'engineer', 'specialist', 'analyst');
  if (!isExpert && has('terminal', 'executor', 'interpreter', 'environment', 'observation', 'tool')) {
    return 'tool';
  }
  return 'model';
}

/** 'Computer_terminal' -> computer, terminal; 'ComputerTerminal' -> computer, terminal. */
function wordsOf(speaker: string): string[] {
  const pieces = speaker.slice(0, 200).split(/[^A-Za-z0-9]+/);
  const words = pieces.flatMap((piece) => piece.split(/(?<=[a-z0-9])(?=[A-Z])/));
  return words.filter((word) => word !== '').map((word) => word.toLowerCase());
}
