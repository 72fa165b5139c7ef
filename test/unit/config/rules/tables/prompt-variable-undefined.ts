import { prompty, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    prompty(['name'], 'user:\nHello {{name}}, {% for crate in crates_of(name) %}{{crate.label}}{% endfor %}'),
    prompty([], 'Hello {{anything}}'),
  ],
  invalid: [
    { ...prompty(['name'], 'user:\nHello {{nmae}}'), at: 'body', says: 'did you mean "name"', fixed: 'Hello {{name}}' },
    { ...prompty(['name'], 'Hello {{name}} {{city}}'), at: 'body', says: '"city" is not among' },
  ],
};

export default table;
