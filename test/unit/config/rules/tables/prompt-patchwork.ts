import { instructions, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [instructions('Move it unless it is broken. Count all crates. Write the number down. Be quick.')],
  invalid: [
    {
      ...instructions(
        'Move it unless it is broken. Count it except when it is wet. Write it down, but if it is late, stop. Ask unless the hall is closed. Stop only if told. Go on even if tired.',
      ),
      at: 'body',
      says: '6 exception clauses',
    },
  ],
};

export default table;
