import type { PageConfig, PageMatch } from '../../../../schemas/pageConfig';

/** What the fake host knows of the config the refund run ran with. */
export const REFUND_MATCH: PageMatch = {
  state: 'matched',
  agent: 'agent/refund-agent.agent.yaml',
  version: {
    name: 'v12',
    commit: 'aee0a08',
    subject: 'Shorten tool descriptions',
    author: 'Emil Strand',
    date: '2026-10-20T16:48:00+02:00',
  },
  certainty: 'recorded',
  reason: 'the trace recorded aee0a08d0ec2 (vcs.ref.head.revision)',
  agreed: ['prompt refund-agent', 'tool find_customer', 'model gpt-4o'],
  disagreed: ['temperature 0.2 (the version says 0.3)'],
  alternatives: [],
  changesIn: [
    {
      class: 'behavioural',
      title: 'tool description reworded',
      path: 'tools.find_customer.description',
      before: 'Finds customers by name. Names are not unique: use lookup_customer when an order id is known.',
      after: 'Finds the customer record for a request.',
      why: 'the model chooses tools by their descriptions',
      concerns: 'tool',
      tool: 'find_customer',
      isBefore: true,
      isAfter: true,
    },
  ],
  changesSince: [
    {
      class: 'behavioural',
      title: 'sentence added',
      path: 'prompts.refund-agent.system',
      after: 'Answer in the language of the request.',
      why: 'the model reads it and may act otherwise',
      concerns: 'model',
      isBefore: false,
      isAfter: true,
    },
    {
      class: 'breaking',
      title: 'limit lowered',
      path: 'limits.max_steps',
      before: '12',
      after: '8',
      why: 'runs that needed more are now stopped',
      concerns: 'run',
      isBefore: true,
      isAfter: true,
    },
  ],
  isCut: false,
  chosen: [{ step: 2, tool: 'find_customer', chosenBy: 1 }],
};

export const REFUND_CONFIG: PageConfig = REFUND_MATCH;
