import { prompty, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    prompty(['question'], 'system:\nYou count crates.\n<question>{{question}}</question>\nuser:\n{{question}}'),
    prompty(['question'], 'system:\nYou count crates. The question is "{{question}}".\nuser:\nGo'),
  ],
  invalid: [
    {
      ...prompty(['question'], 'system:\nYou count crates and answer {{question}} in one line.\nuser:\nGo'),
      at: 'body',
      says: 'wrap it',
      fixed: '<question>{{question}}</question>',
    },
  ],
};

export default table;
