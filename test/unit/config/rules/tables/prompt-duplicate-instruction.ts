import { instructions, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    instructions(
      'Check the crate number twice before you move a crate.\n\nCheck the hall number twice before you move a crate.',
    ),
  ],
  invalid: [
    {
      ...instructions(
        '- Check the crate number twice before you move it anywhere.\n- Be brief.\n- Check the crate number twice before you move it anywhere.',
      ),
      at: 'body',
      says: 'stands earlier',
    },
  ],
};

export default table;
