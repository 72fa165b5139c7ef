import { instructions, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    instructions('- Always answer in English.\n- Never answer in English when the customer writes in German.'),
    instructions('- Use at most 3 sentences in the summary.\n- Use at most 5 sentences in the report.'),
  ],
  invalid: [
    {
      ...instructions('- Always mention the crate number.\n- Never mention the crate number.'),
      at: 'body',
      says: 'one says always, the other never',
    },
    {
      ...instructions('Keep the summary under 50 words.\n\nKeep the summary under 80 words.'),
      at: 'body',
      says: 'one limit is 50, the other 80',
    },
  ],
};

export default table;
