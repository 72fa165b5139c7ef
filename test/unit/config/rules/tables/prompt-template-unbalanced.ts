import { file, instructions, prompty, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    prompty(['a'], '{% if a %}x{% endif %}'),
    instructions('````md\n```sh\nls\n```\n````'),
    instructions('Put it into <plan_text> and say so.'),
    instructions('<plan_text>\nx\n</plan_text>'),
  ],
  invalid: [
    { ...prompty(['a'], 'Start {% if a %}x'), at: 'body', says: '"if" is never closed' },
    { ...instructions('```sh\nls'), at: 'body', says: 'code fence is never closed' },
    {
      ...instructions('<plan_text>\none\n</plan_text>\n<plan_text>\ntwo'),
      at: 'body',
      says: '<plan_text> is not closed',
    },
    {
      ...file('hi.prompt', '---\nmodel: googleai/gemini-2.5-flash\n---\n{{#if a}}x{{/each}}'),
      at: 'body',
      says: 'is never closed',
      count: 2,
    },
  ],
};

export default table;
