import { get } from '../document/node';
import { isNamed, type Kind } from './kind';

/** `langgraph.json`: names graphs that are written in code. Nothing in it can be judged; it is known so that it is shown. */
export const agentLanggraph: Kind = {
  id: 'agent-langgraph',
  title: 'LangGraph application',
  formats: ['json'],
  matches: (document) => isNamed(document, 'langgraph.json') && get(document.root, 'graphs')?.type === 'object',
  read: () => ({}),
};
