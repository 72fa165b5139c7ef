import { prompty, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [prompty(['name'], 'Hello {{ name | upper }}')],
  invalid: [{ ...prompty(['name', 'city'], 'Hello {{name}}'), at: 'inputs.city', says: 'never used' }],
};

export default table;
